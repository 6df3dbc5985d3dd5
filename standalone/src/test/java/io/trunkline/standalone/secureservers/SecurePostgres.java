package io.trunkline.standalone.secureservers;

import io.trunkline.servers.DatabaseSetup;
import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.testkit.servers.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A PostgreSQL that accepts connections by TLS only, with the databases and roles of all services.
final class SecurePostgres implements AutoCloseable {
    private static final String RULES = "hostssl all all 127.0.0.1/32 scram-sha-256\n";

    private final Path folder;
    private final EmbeddedPostgres server;

    SecurePostgres(Path folder, int port) throws IOException {
        this.folder = Files.createDirectories(folder);
        Path rules = Files.writeString(folder.resolve("rules.conf"), RULES);
        server = new EmbeddedPostgres(
                folder.resolve("server"),
                SuiteFolder.binaryCache(),
                port,
                List.of(
                        "ssl=on",
                        "ssl_cert_file=" + folder.resolve("server.pem"),
                        "ssl_key_file=" + folder.resolve("server.key"),
                        "hba_file=" + rules));
    }

    /// The server reads it at its start and at each reload of its configuration.
    void useCertificate(TestAuthority.Signed signed) throws IOException {
        Path key = folder.resolve("server.key");
        Files.copy(signed.certificate(), folder.resolve("server.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(signed.key(), key, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    void start(SuiteSecrets secrets) throws SQLException {
        server.start();
        try (Connection superuser = server.connect("postgres")) {
            DatabaseSetup databases = new DatabaseSetup(superuser);
            for (SuiteService service : SuiteService.withDatabase()) {
                databases.createRole(service.role(), secrets.databasePassword(service.role()));
                databases.createDatabase(service.database(), service.role());
                if (service.apiRole().isPresent()) {
                    String apiRole = service.apiRole().get();
                    databases.createRole(apiRole, secrets.databasePassword(apiRole));
                    databases.grantConnect(service.database(), apiRole);
                }
            }
            for (String role : List.of(SuiteSecrets.ASTERISK_ARA, SuiteSecrets.ASTERISK_CEL)) {
                databases.createRole(role, secrets.databasePassword(role));
            }
        }
    }

    /// Reads the certificate again, and ends all connections of the services.
    void renewCertificateAndEndConnections() throws SQLException {
        String _ = query("SELECT pg_reload_conf()");
        String _ =
                query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename LIKE 'trunkline%'");
    }

    String query(String sql) throws SQLException {
        return query("postgres", sql);
    }

    String query(String database, String sql) throws SQLException {
        try (Connection superuser = server.connect(database);
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Override
    public void close() {
        server.killIfRunning();
    }
}
