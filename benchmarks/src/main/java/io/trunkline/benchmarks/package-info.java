/// How fast the suite is, measured against something else in the same run: `./trunkline bench NAME`. Machines
/// differ and are shared, so a ratio is what can be compared; the times beside it are of the machine that the run
/// was on.
@NullMarked
package io.trunkline.benchmarks;

import org.jspecify.annotations.NullMarked;
