/// `./trunkline bench caps --faults`: a correctness test, not a measurement. It shows that caps are exact while
/// replicas and the database are killed. A simulated node records which attempts are live and which were answered.
/// They are compared with the limits in force and, at the end, with the counts of routing-service.
@NullMarked
package io.trunkline.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
