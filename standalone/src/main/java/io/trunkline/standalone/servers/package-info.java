/// Starts and stops what the services depend on: the embedded PostgreSQL and Kafka, and the local Asterisk.
@NullMarked
package io.trunkline.standalone.servers;

import org.jspecify.annotations.NullMarked;
