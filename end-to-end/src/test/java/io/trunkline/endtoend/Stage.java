package io.trunkline.endtoend;

import io.trunkline.servers.Folders;
import io.trunkline.standalone.Suite;
import io.trunkline.standalone.SuiteOptions;
import io.trunkline.standalone.SuitePorts;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.Caller;
import io.trunkline.testkit.suite.SuiteApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The whole suite, started once a JVM and ended with it.
final class Stage {
    private static final String NODE = "ast1";

    private final Path data;
    private final Suite suite;
    private final io.trunkline.testkit.suite.Suite places;
    private final SuiteApi api;

    private Stage() {
        data = TestFolder.make("suite");
        suite = Suite.on(SuiteOptions.usual().withData(data).withAnyPorts());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-suite"));
        suite.start();
        places = io.trunkline.testkit.suite.Suite.in(data);
        api = SuiteApi.asAdmin(places);
    }

    private static final class Shared {
        static final Stage STAGE = new Stage();
    }

    static Stage get() {
        return Shared.STAGE;
    }

    private void end() {
        suite.close();
        if (System.getenv("TRUNKLINE_KEEP") == null) {
            Folders.delete(data);
        }
    }

    SuiteApi api() {
        return api;
    }

    io.trunkline.testkit.suite.Suite places() {
        return places;
    }

    /// Where Kafka is.
    String kafka() {
        return "127.0.0.1:" + suite.ports().of(SuitePorts.KAFKA);
    }

    /// What the node's CLI prints.
    String node(String command) {
        try {
            Process cli = new ProcessBuilder(
                            data.resolve("asterisk")
                                    .resolve(NODE)
                                    .resolve("cli")
                                    .toString(),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Somebody calls a number by way of a carrier.
    Caller.Ended callIn(Caller caller, String number) {
        InetSocketAddress sip = places.sip();
        return caller.call(number, sip.getHostString(), sip.getPort());
    }

    /// Many call a number at once by way of a carrier.
    Caller.Ended crowdIn(Caller caller, String number, int callers) {
        InetSocketAddress sip = places.sip();
        return caller.crowd(number, sip.getHostString(), sip.getPort(), callers);
    }

    /// Rows of a database as text, columns parted by `|`, NULL empty.
    List<String> rows(String database, String sql) {
        try (Connection superuser = suite.servers().postgres().connect(database);
                Statement statement = superuser.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String row(ResultSet found) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            String value = found.getString(column);
            columns.add(value == null ? "" : value);
        }
        return String.join("|", columns);
    }

    /// Rows of the carriers' blocks with this prefix.
    List<String> dialplan(String prefix) {
        return rows(
                "asterisk",
                "SELECT priority, app, appdata FROM extensions WHERE exten = '_" + prefix + "X.' ORDER BY priority");
    }

    /// Every row that Asterisk knows an endpoint by.
    List<String> traces(String endpoint) {
        return Stream.of("ps_endpoints", "ps_aors", "ps_auths", "ps_registrations")
                .flatMap(table ->
                        rows("asterisk", "SELECT '" + table + "' FROM " + table + " WHERE id = '" + endpoint + "'")
                                .stream())
                .toList();
    }

    /// The end of the node's log, for messages about a failure.
    String nodeLog() {
        try {
            String text = Files.readString(
                    data.resolve("asterisk").resolve(NODE).resolve("log/full"), StandardCharsets.ISO_8859_1);
            return text.substring(Math.max(0, text.length() - 3_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
