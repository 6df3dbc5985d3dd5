/// Real calls through everything: the suite in this JVM on real PostgreSQL and Kafka, a real Asterisk, and SIPp as
/// carriers,
/// registrars, clients and callers. One [io.trunkline.endtoend.TestEnvironment] serves all tests of a run.
@NullMarked
package io.trunkline.endtoend;

import org.jspecify.annotations.NullMarked;
