package io.trunkline.testkit.servers;

import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.Folders;
import io.trunkline.servers.TcpPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// PostgreSQL as a process of this machine, which accepts connections by TLS only. Its certificate is for `localhost`.
public final class TlsPostgresServer implements PostgresServer {
    private static final String RULES = "hostssl all all 127.0.0.1/32 scram-sha-256\n";

    private final Path folder = TestFolder.create("postgres");
    private final EmbeddedPostgres server;

    /// @param authority signs the certificate
    public TlsPostgresServer(TestAuthority authority) {
        TestAuthority.Signed signed = authority.sign("postgres", "dns:localhost");
        try {
            Path key = Files.copy(signed.key(), folder.resolve("server.key"));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            server = new EmbeddedPostgres(
                    folder,
                    TestFolder.binaryCache(),
                    TcpPorts.findFree(),
                    List.of(
                            "ssl=on",
                            "ssl_cert_file=" + signed.certificate(),
                            "ssl_key_file=" + key,
                            "hba_file=" + Files.writeString(folder.resolve("rules.conf"), RULES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
        return "localhost";
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
