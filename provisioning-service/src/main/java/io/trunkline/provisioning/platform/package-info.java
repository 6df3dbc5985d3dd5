/// Wiring: the clock, access rules, the service's problem codes, secret files, the audit log, idempotency keys and
/// retention, whether users sign in here; also what the features share for responses, the rows of an entity, and
/// random text.
@NullMarked
package io.trunkline.provisioning.platform;

import org.jspecify.annotations.NullMarked;
