package io.trunkline.testkit.suite;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the parts of a running suite answer, as it wrote it down in `suite.properties` in its data folder when it
/// came up: `<service>.url` and `<service>.management.url` for each service, `postgres` and `kafka` (`host:port`),
/// `node.name`, `node.sip` and `node.ami` (`host:port`) when an Asterisk runs with it, and the same of a second one
/// with `node-2`.
public final class RunningSuite {

    private final Path folder;
    private final Properties addresses;

    private RunningSuite(Path folder, Properties places) {
        this.folder = folder;
        this.addresses = places;
    }

    /// Loads the addresses of the suite with this data folder.
    ///
    /// @throws IllegalStateException if no suite was started there
    public static RunningSuite inFolder(Path folder) {
        Path file = folder.resolve("suite.properties");
        if (!Files.exists(file)) {
            throw new IllegalStateException("no suite has come up in " + folder + ": start one with ./trunkline up");
        }
        Properties places = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            places.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new RunningSuite(folder, places);
    }

    /// The URL of a service, such as `http://127.0.0.1:8081` for `provisioning-service`.
    public URI serviceUrl(String service) {
        return URI.create(required(service + ".url"));
    }

    /// The URL of the health, metrics and OpenAPI description of a service.
    public URI managementUrl(String service) {
        return URI.create(required(service + ".management.url"));
    }

    /// An Asterisk node.
    ///
    /// @param name its systemname
    /// @param sip its address for SIP over UDP
    /// @param ami its address for AMI
    public record Node(String name, InetSocketAddress sip, InetSocketAddress ami) {}

    /// The Asterisk nodes of the suite, empty if it runs without one.
    public List<Node> nodes() {
        return Stream.of("node", "node-2")
                .filter(prefix -> addresses.containsKey(prefix + ".name"))
                .map(prefix -> new Node(required(prefix + ".name"), address(prefix + ".sip"), address(prefix + ".ami")))
                .toList();
    }

    /// The systemname of the suite's first Asterisk, empty if the suite runs without one.
    public Optional<String> nodeName() {
        return Optional.ofNullable(addresses.getProperty("node.name"));
    }

    /// The address of the suite's first Asterisk for SIP over UDP.
    public InetSocketAddress sipAddress() {
        return address("node.sip");
    }

    /// The address of the suite's first Asterisk for AMI.
    public InetSocketAddress amiAddress() {
        return address("node.ami");
    }

    /// The address of the suite's PostgreSQL.
    public InetSocketAddress postgresAddress() {
        return address("postgres");
    }

    /// The address of the suite's Kafka.
    public InetSocketAddress kafkaAddress() {
        return address("kafka");
    }

    /// The address of the PostgreSQL that the bridges have if the suite was started with `--bridge-database`.
    public InetSocketAddress bridgeDatabaseAddress() {
        return address("postgres.ami-bridge");
    }

    /// A connection to a database of the suite as its owner; the caller closes it.
    public Connection connectToDatabase(String database, String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + required("postgres") + "/" + database, role, secret("database-" + role));
    }

    /// The name and password of the first admin, from the file that the first start created.
    public Credentials firstAdmin() {
        JsonNode login = new JsonMapper().readTree(secret("first-admin.json"));
        return new Credentials(
                login.get("username").asString(), login.get("password").asString());
    }

    /// The content of a secret file, whichever part of the suite it belongs to. Of two nodes, that of the first.
    public String secret(String name) {
        try (Stream<Path> folders = Files.list(folder.resolve("secrets"))) {
            Path file = folders.sorted()
                    .map(owner -> owner.resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the suite in " + folder + " has no secret " + name));
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private InetSocketAddress address(String name) {
        String place = required(name);
        int colon = place.lastIndexOf(':');
        return new InetSocketAddress(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    }

    private String required(String name) {
        String value = addresses.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the suite in " + folder + " has no " + name);
        }
        return value;
    }

    /// A user name and its password.
    public record Credentials(String username, String password) {

        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }
}
