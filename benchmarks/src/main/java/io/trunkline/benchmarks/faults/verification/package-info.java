/// Checks each admission against the limits that were in force, from the use of each cap on the simulated node.
@NullMarked
package io.trunkline.benchmarks.faults.verification;

import org.jspecify.annotations.NullMarked;
