/// Wiring and helpers for all features: access rules, problem codes, the clock, secret files, the audit log,
/// idempotency keys and retention.
@NullMarked
package io.trunkline.provisioning.platform;

import org.jspecify.annotations.NullMarked;
