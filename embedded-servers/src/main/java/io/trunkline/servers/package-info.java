/// PostgreSQL and a single-node Kafka broker as child processes on the loopback interface. Their data is in a
/// folder and is reused after a restart. They keep running after the JVM that started them ends; the next JVM
/// adopts them.
@NullMarked
package io.trunkline.servers;

import org.jspecify.annotations.NullMarked;
