/// Disables safeguards: each class disables one of the mechanisms that keep caps exact, to show that the
/// verification detects it.
@NullMarked
package io.trunkline.benchmarks.faults.safeguards;

import org.jspecify.annotations.NullMarked;
