package io.trunkline.testkit.servers;

import io.trunkline.servers.EmbeddedKafka;
import io.trunkline.servers.Folders;
import io.trunkline.servers.TcpPorts;
import java.nio.file.Path;

/// A Kafka broker as a process of this machine.
final class EmbeddedKafkaServer implements KafkaServer {
    private final Path folder = TestFolder.create("kafka");
    private final EmbeddedKafka server =
            new EmbeddedKafka(folder, TcpPorts.findFree(), TcpPorts.findFree(), EmbeddedKafka.Compilers.FIRST);

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.killIfRunning();
        Folders.delete(folder);
    }
}
