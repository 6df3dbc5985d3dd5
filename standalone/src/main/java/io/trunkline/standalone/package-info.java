/// Runs the whole suite on one machine: PostgreSQL, Kafka and Asterisk as child processes, and the six services in
/// one JVM, or each in its own JVM for fault tests. All data is in one folder, `.trunkline` by default.
@NullMarked
package io.trunkline.standalone;

import org.jspecify.annotations.NullMarked;
