/// Real servers for tests. Each has two forms behind one interface: embedded, as processes of this machine (the
/// default), and in containers (environment variable `TRUNKLINE_TEST_SERVERS=containers`).
/// [io.trunkline.testkit.servers.SharedServers] starts each once per JVM.
@NullMarked
package io.trunkline.testkit.servers;

import org.jspecify.annotations.NullMarked;
