/// What all parts of the simulation use: counters, pauses, and random values that are reproducible by seed.
@NullMarked
package io.trunkline.benchmarks.faults.simulation;

import org.jspecify.annotations.NullMarked;
