/// Wiring: the clock, access rules, problem codes, the audit log, idempotency keys and retention.
@NullMarked
package io.trunkline.did.platform;

import org.jspecify.annotations.NullMarked;
