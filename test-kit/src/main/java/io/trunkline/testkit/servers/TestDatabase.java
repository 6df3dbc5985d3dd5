package io.trunkline.testkit.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// A database and a role: the one that owns it, or the API role of [PostgresServer#createApiRole].
public record TestDatabase(String host, int port, String name, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /// A connection of the role; the caller closes it.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }

    /// The database settings of a service.
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("trunkline.database.host", host);
        properties.put("trunkline.database.port", port);
        properties.put("trunkline.database.name", name);
        properties.put("trunkline.database.user", user);
        properties.put("trunkline.database.password", password);
        return properties;
    }

    /// The settings with which the requests of a service run as this role.
    public Map<String, Object> apiProperties() {
        return Map.of("trunkline.database.api-user", user, "trunkline.database.api-password", password);
    }

    /// Adds the settings of [#properties] with a method such as Spring's `DynamicPropertyRegistry::add`.
    public void registerProperties(BiConsumer<String, Supplier<Object>> registry) {
        properties().forEach((key, value) -> registry.accept(key, () -> value));
    }
}
