/// `./trunkline bench caps --faults`: shows that caps are exact while replicas and the database are killed. A
/// simulated node knows which attempts are live and which were answered. They are compared with the limits in force
/// and, at the end, with the counts of routing-service.
@NullMarked
package io.trunkline.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
