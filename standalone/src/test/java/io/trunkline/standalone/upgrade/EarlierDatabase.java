package io.trunkline.standalone.upgrade;

import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.PropertyPlaceholderHelper;

/// The database of a service as an earlier build left it. Its tables are created by the migrations that the dump
/// names in `flyway_schema_history`; then the dump replaces all rows. A migration that was edited since then fails
/// when the service compares its checksum with the dump's.
final class EarlierDatabase {
    private static final String PLACEHOLDERS = "spring.flyway.placeholders.";
    private static final Pattern MIGRATION = Pattern.compile("'(V\\w+\\.sql)'");

    private final SuiteService service;
    private final EmbeddedPostgres postgres;
    private final SuiteSecrets secrets;
    private final String dump;

    EarlierDatabase(SuiteService service, EmbeddedPostgres postgres, SuiteSecrets secrets, String build) {
        this.service = service;
        this.postgres = postgres;
        this.secrets = secrets;
        this.dump = resource("upgrade/" + build + "/" + service.database() + ".sql");
    }

    /// @param scratch an empty folder
    void restore(Path scratch) throws IOException, SQLException {
        List<String> scripts =
                MIGRATION.matcher(dump).results().map(match -> match.group(1)).toList();
        for (String script : scripts) {
            Files.writeString(scratch.resolve(script), migration(script));
        }
        migrate("filesystem:" + scratch);
        try (Connection superuser = postgres.connect(service.database());
                Statement statement = superuser.createStatement()) {
            // without triggers and foreign keys, and as the owner of the tables
            statement.execute("SET session_replication_role = replica; SET ROLE " + service.role());
            for (String table : countRows().keySet()) {
                statement.execute("DELETE FROM " + table);
            }
            statement.execute(dump);
        }
    }

    private String migration(String script) {
        return List.of("db/messaging-kit/", "db/" + service.id() + "/").stream()
                .filter(folder -> new ClassPathResource(folder + script).exists())
                .map(folder -> resource(folder + script))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service.id() + " has no migration " + script + " any more"));
    }

    /// Runs the migrations of the current build, with the service's own settings of Flyway.
    void migrate() {
        migrate(locations());
    }

    private void migrate(String... locations) {
        var _ = Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + service.database(),
                        service.role(),
                        secrets.databasePassword(service.role()))
                .locations(locations)
                .placeholders(placeholders())
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private Map<String, String> placeholders() {
        Properties settings = settings();
        var references = new PropertyPlaceholderHelper("${", "}");
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PLACEHOLDERS))
                .collect(Collectors.toMap(
                        name -> name.substring(PLACEHOLDERS.length()),
                        name -> references.replacePlaceholders(settings.getProperty(name), settings)));
    }

    private Properties settings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource(service.id() + ".yml"));
        return Objects.requireNonNull(yaml.getObject());
    }

    private String[] locations() {
        Properties settings = settings();
        String one = settings.getProperty("spring.flyway.locations");
        return one != null
                ? one.split(",")
                : settings.stringPropertyNames().stream()
                        .filter(name -> name.startsWith("spring.flyway.locations["))
                        .map(settings::getProperty)
                        .toArray(String[]::new);
    }

    /// The number of rows of each table that has rows.
    Map<String, Long> countRows() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        String tables = query("SELECT string_agg(format('%I.%I', n.nspname, c.relname), ',')"
                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition"
                + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')");
        for (String table : tables.split(",")) {
            long rows = Long.parseLong(query("SELECT count(*) FROM " + table));
            if (rows > 0) {
                counts.put(table.replace("public.", ""), rows);
            }
        }
        return counts;
    }

    /// The first column of the first row.
    String query(String sql) throws SQLException {
        try (Connection connection = postgres.connect(service.database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private static String resource(String path) {
        try (InputStream content = new ClassPathResource(path).getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no resource " + path, e);
        }
    }
}
