/// Real servers for tests, each in two forms behind one interface: embedded, as processes of this machine (the
/// default),
/// and in containers (environment variable `TRUNKLINE_TEST_SERVERS=containers`). [SharedServers] starts each once a
/// JVM.
@NullMarked
package io.trunkline.testkit.servers;

import org.jspecify.annotations.NullMarked;
