/// Wiring: the clock, access rules, the subscription to revoked access, the retention job, the service's problem
/// codes, settings, and the readers of phone numbers.
@NullMarked
package io.trunkline.routing.platform;

import org.jspecify.annotations.NullMarked;
