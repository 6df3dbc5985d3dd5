package io.trunkline.testkit.servers;

import io.trunkline.servers.Passwords;
import io.trunkline.testkit.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL in a container; its port on the host stays the same after a restart.
final class ContainerPostgresServer implements PostgresServer {
    private static final int PORT = 5432;

    private final PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
            .withUsername("postgres")
            .withPassword(Passwords.random())
            .withCommand("postgres", "-c", "max_connections=200", "-c", "timezone=UTC");
    private final ContainerLifecycle lifecycle = new ContainerLifecycle(container, PORT);

    @Override
    public void start() {
        lifecycle.start();
        Await.until("PostgreSQL answers", this::isAnswering);
    }

    private boolean isAnswering() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void stop() {
        lifecycle.stop();
    }

    @Override
    public void kill() {
        lifecycle.kill();
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return lifecycle.hostPort();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        String url = "jdbc:postgresql://%s:%d/%s?connectTimeout=2".formatted(host(), port(), database);
        return DriverManager.getConnection(url, container.getUsername(), container.getPassword());
    }

    @Override
    public void close() {
        container.close();
    }
}
