/// Drift: compares the realtime tables with the desired rows, and rebuilds them, on request.
@NullMarked
package io.trunkline.realtime.drift;

import org.jspecify.annotations.NullMarked;
