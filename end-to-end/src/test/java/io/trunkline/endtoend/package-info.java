/// Tests of real calls: the suite in this JVM with real PostgreSQL and Kafka, a real Asterisk, and SIPp as
/// carriers, clients and callers. All tests of a run share one [io.trunkline.endtoend.TestEnvironment].
@NullMarked
package io.trunkline.endtoend;

import org.jspecify.annotations.NullMarked;
