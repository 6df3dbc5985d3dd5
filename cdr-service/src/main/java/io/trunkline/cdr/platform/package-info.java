/// Wiring: the clock, access rules, the subscription to revoked access, retention, and the JSON of stored values.
/// The service's problem codes are in `callrecords`.
@NullMarked
package io.trunkline.cdr.platform;

import org.jspecify.annotations.NullMarked;
