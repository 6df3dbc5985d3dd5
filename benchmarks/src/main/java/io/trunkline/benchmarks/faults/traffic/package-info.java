/// The traffic of the fault test: its configuration, inbound and outbound calls, and an operator that
/// changes limits.
@NullMarked
package io.trunkline.benchmarks.faults.traffic;

import org.jspecify.annotations.NullMarked;
