/// The environment of a benchmark: PostgreSQL, Kafka, replicas of routing-service as processes, and their
/// configuration. Everything is real except the Asterisk node, and ends with the benchmark.
@NullMarked
package io.trunkline.benchmarks.environment;

import org.jspecify.annotations.NullMarked;
