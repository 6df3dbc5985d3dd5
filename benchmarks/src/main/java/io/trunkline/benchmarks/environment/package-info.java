/// A place of a benchmark's own: PostgreSQL, Kafka, replicas of routing-service as processes, and what they are
/// told of the world. Everything is real but the Asterisk node, and ends with the benchmark.
@NullMarked
package io.trunkline.benchmarks.environment;

import org.jspecify.annotations.NullMarked;
