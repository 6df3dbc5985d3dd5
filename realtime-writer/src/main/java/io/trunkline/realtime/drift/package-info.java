/// Drift: compares the realtime tables with the desired rows, and rebuilds them, on request. The service's problem
/// codes are here.
@NullMarked
package io.trunkline.realtime.drift;

import org.jspecify.annotations.NullMarked;
