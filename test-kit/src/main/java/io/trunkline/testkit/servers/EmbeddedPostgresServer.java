package io.trunkline.testkit.servers;

import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.Folders;
import io.trunkline.servers.TcpPorts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// PostgreSQL as a process of this machine.
final class EmbeddedPostgresServer implements PostgresServer {
    private final Path folder = TestFolder.create("postgres");
    private final EmbeddedPostgres server = new EmbeddedPostgres(folder, TestFolder.binaryCache(), TcpPorts.findFree());

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
    public Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    @Override
    public void close() {
        server.killIfRunning();
        Folders.delete(folder);
    }
}
