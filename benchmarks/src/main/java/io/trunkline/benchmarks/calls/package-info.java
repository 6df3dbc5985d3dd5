/// `./trunkline bench calls`: what a dialplan request to routing adds to a call, compared with a dialplan
/// without one.
@NullMarked
package io.trunkline.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
