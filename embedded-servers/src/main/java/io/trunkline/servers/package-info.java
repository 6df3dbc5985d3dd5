/// PostgreSQL and a single-node Kafka broker as child processes on the loopback interface. They keep their data in
/// a folder, so that a restart finds everything again, and they outlive the JVM that started them: the next one
/// adopts them.
@NullMarked
package io.trunkline.servers;

import org.jspecify.annotations.NullMarked;
