/// What the benchmarks of call records and statistics share: cdr-service in its own JVM with PostgreSQL and Kafka, and
/// the measurement of requests. Everything stops with the benchmark.
@NullMarked
package io.trunkline.benchmarks.cdr;

import org.jspecify.annotations.NullMarked;
