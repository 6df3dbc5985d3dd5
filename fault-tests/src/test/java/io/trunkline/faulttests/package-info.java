/// Tests of outages: the suite runs in its own process, with its own servers and Asterisk node. The suite is
/// killed, PostgreSQL or Kafka stops, or routing does not respond, while users save changes and calls continue.
@NullMarked
package io.trunkline.faulttests;

import org.jspecify.annotations.NullMarked;
