/// Starts and stops the servers that the services need: the embedded PostgreSQL and Kafka, and the local Asterisk.
@NullMarked
package io.trunkline.standalone.servers;

import org.jspecify.annotations.NullMarked;
