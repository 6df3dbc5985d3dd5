/// `./trunkline bench caps --faults`: shows that caps are exact while replicas and the database are killed. A
/// simulated node knows what truly lives and truly answered; a judge compares that with the limits in force and, in
/// the end, with what routing-service counted.
@NullMarked
package io.trunkline.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
