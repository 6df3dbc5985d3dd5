/// `./trunkline bench cost`: what a call costs: CPU time of each part of the suite, transactions and rows, and
/// requests to Kafka.
@NullMarked
package io.trunkline.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
