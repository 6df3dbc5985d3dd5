/// The environment of the caps benchmark and the fault test: PostgreSQL, Kafka and replicas of routing-service as
/// separate processes, and their configuration. There is no Asterisk node; the benchmark sends the dialplan
/// requests. Everything stops with the benchmark.
@NullMarked
package io.trunkline.benchmarks.environment;

import org.jspecify.annotations.NullMarked;
