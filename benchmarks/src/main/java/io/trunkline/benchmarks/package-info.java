/// Benchmarks of the suite: `./trunkline bench NAME`. Each measures the suite and a baseline in the same run, since
/// ratios can be compared between machines and absolute times cannot. The fault test in `faults` checks
/// correctness instead.
@NullMarked
package io.trunkline.benchmarks;

import org.jspecify.annotations.NullMarked;
