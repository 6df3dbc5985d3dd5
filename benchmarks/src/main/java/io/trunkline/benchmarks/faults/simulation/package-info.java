/// Shared by all parts of the fault test: counters, pauses, and random values that are reproducible by seed.
@NullMarked
package io.trunkline.benchmarks.faults.simulation;

import org.jspecify.annotations.NullMarked;
