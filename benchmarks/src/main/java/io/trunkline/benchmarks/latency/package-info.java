/// Measures how soon another service has applied a change. The baseline is the way of one record through the same
/// Kafka: from a plain producer to a plain consumer.
@NullMarked
package io.trunkline.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
