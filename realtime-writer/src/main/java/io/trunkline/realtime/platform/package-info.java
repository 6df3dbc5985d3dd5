/// Wiring: the clock, the access rules of the API, and the subscription to revoked access. The service's problem
/// codes are in `drift`.
@NullMarked
package io.trunkline.realtime.platform;

import org.jspecify.annotations.NullMarked;
