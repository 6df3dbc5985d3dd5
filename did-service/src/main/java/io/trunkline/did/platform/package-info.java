/// Wiring: the clock, access rules, the subscription to revoked access, the service's problem codes, the readers of
/// phone numbers, the audit log, idempotency keys and retention.
@NullMarked
package io.trunkline.did.platform;

import org.jspecify.annotations.NullMarked;
