package io.trunkline.endtoend;

import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.Folders;
import io.trunkline.servers.PrivateFile;
import io.trunkline.standalone.Suite;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.testkit.asterisk.AsteriskInstallation;
import io.trunkline.testkit.servers.TestAuthority;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.sipp.SippTransport;
import io.trunkline.testkit.suite.SuiteClient;
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
import java.util.Map;
import java.util.stream.Stream;

/// The whole suite, started once per JVM and stopped with it.
final class TestEnvironment {
    private static final String NODE = "ast1";

    /// The address of carriers that are reached over TLS: their certificate, which is that of the node too, names it.
    static final String TLS_CARRIER_HOST = LoopbackAddresses.next();

    private final TestAuthority.Signed certificate;
    private final Path dataFolder;
    private final Suite suite;
    private final io.trunkline.testkit.suite.RunningSuite runningSuite;
    private final SuiteClient client;

    private TestEnvironment() {
        dataFolder = TestFolder.create("suite");
        TestAuthority authority = new TestAuthority();
        certificate = authority.sign("node", "ip:127.0.0.1,ip:" + TLS_CARRIER_HOST);
        suite = Suite.prepare(SuiteOptions.defaults()
                .withData(dataFolder)
                .withAnyPorts()
                .withNodeVariables(Map.of(
                        "TRUNKLINE_NODE_TLSCERTIFICATE",
                                certificate.certificate().toString(),
                        "TRUNKLINE_NODE_TLSKEY", certificate.key().toString(),
                        "TRUNKLINE_NODE_TLSCA", authority.caCertificate().toString())));
        // the services of this JVM read it as any other setting
        System.setProperty("trunkline.routing.endpoint-unreachable-after", "3s");
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "end-suite"));
        suite.start();
        runningSuite = io.trunkline.testkit.suite.RunningSuite.inFolder(dataFolder);
        client = SuiteClient.asAdmin(runningSuite);
    }

    private static final class Shared {
        static final TestEnvironment ENVIRONMENT = new TestEnvironment();
    }

    static TestEnvironment shared() {
        return Shared.ENVIRONMENT;
    }

    private void shutDown() {
        suite.close();
        if (System.getenv("TRUNKLINE_KEEP") == null) {
            Folders.delete(dataFolder);
        }
    }

    SuiteClient api() {
        return client;
    }

    io.trunkline.testkit.suite.RunningSuite runningSuite() {
        return runningSuite;
    }

    /// A command for the usual ports and the usual data folder, with those of this suite.
    String asOnThisMachine(String command) {
        String changed = command.replace(".trunkline/", dataFolder + "/");
        for (SuiteService service : SuiteService.all()) {
            SuitePorts ports = suite.ports();
            changed = changed.replace("localhost:" + service.defaultPort(), "127.0.0.1:" + ports.port(service))
                    .replace(
                            "localhost:" + service.defaultManagementPort(),
                            "127.0.0.1:" + ports.managementPort(ServiceReplica.first(service)));
        }
        return changed;
    }

    /// The address of Kafka.
    String kafkaAddress() {
        return "127.0.0.1:" + suite.ports().port(SuitePorts.KAFKA);
    }

    /// The output of the node's CLI.
    String nodeCommand(String command) {
        try {
            Process cli = new ProcessBuilder(
                            dataFolder
                                    .resolve("asterisk")
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

    /// Places an inbound call to a number through a carrier.
    SippCaller.EndedCall callIn(SippCaller caller, String number) {
        InetSocketAddress sip = runningSuite.sipAddress();
        return caller.call(number, sip.getHostString(), sip.getPort());
    }

    /// Closes the port of a service, as if it were away, or opens it again.
    void setReachable(SuiteService service, boolean reachable) {
        suite.setReachable(service, reachable);
    }

    /// Starts an inbound call through a carrier and returns immediately.
    SippCaller.StartedCall startCallIn(SippCaller caller, String number) {
        InetSocketAddress sip = runningSuite.sipAddress();
        return caller.dial(number, number, sip.getHostString(), sip.getPort());
    }

    /// TLS of a carrier at [#TLS_CARRIER_HOST].
    SippTransport tls() {
        return SippTransport.tls(certificate.certificate(), certificate.key());
    }

    /// Where the node accepts calls over TLS.
    InetSocketAddress tlsAddress() {
        return new InetSocketAddress(
                runningSuite.sipAddress().getHostString(), suite.ports().port(SuitePorts.SIPS));
    }

    /// Places concurrent inbound calls to a number through a carrier.
    SippCaller.EndedCall callInConcurrently(SippCaller caller, String number, int callers) {
        InetSocketAddress sip = runningSuite.sipAddress();
        return caller.callConcurrently(number, sip.getHostString(), sip.getPort(), callers);
    }

    /// A connection of a superuser.
    Connection connect(String database) throws SQLException {
        return suite.servers().postgres().connect(database);
    }

    /// Rows of a database as text, columns separated by `|`, NULL empty.
    List<String> query(String database, String sql) {
        try (Connection superuser = connect(database);
                Statement statement = superuser.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(rowText(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String rowText(ResultSet found) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            String value = found.getString(column);
            columns.add(value == null ? "" : value);
        }
        return String.join("|", columns);
    }

    /// What a command of bash prints that uses psql as the superuser.
    String runWithPsql(String command, Path folder) throws IOException {
        ProcessBuilder bash = new ProcessBuilder("timeout", "60", "bash", "-euo", "pipefail", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> variables = bash.environment();
        Path programs = AsteriskInstallation.program("psql").getParent();
        variables.merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        variables.put("PGHOST", "127.0.0.1");
        variables.put("PGPORT", "" + suite.ports().port(SuitePorts.POSTGRES));
        variables.put("PGUSER", EmbeddedPostgres.SUPERUSER);
        variables.put("PGPASSWORD", PrivateFile.read(dataFolder.resolve("postgres/superuser-password")));
        return new String(bash.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// The dialplan rows of carriers with this dial prefix.
    List<String> prefixDialplan(String prefix) {
        return query(
                "asterisk",
                "SELECT priority, app, appdata FROM extensions WHERE exten = '_" + prefix + "X.' ORDER BY priority");
    }

    /// All realtime rows of an endpoint.
    List<String> endpointRows(String endpoint) {
        return Stream.of("ps_endpoints", "ps_aors", "ps_auths", "ps_registrations")
                .flatMap(table ->
                        query("asterisk", "SELECT '" + table + "' FROM " + table + " WHERE id = '" + endpoint + "'")
                                .stream())
                .toList();
    }

    /// The end of the node's log, for messages about a failure.
    String nodeLog() {
        String text = completeNodeLog();
        return text.substring(Math.max(0, text.length() - 3_000));
    }

    /// The warnings and errors in the node's log.
    List<String> nodeWarnings() {
        return completeNodeLog()
                .lines()
                .filter(line -> line.contains("WARNING[") || line.contains("ERROR["))
                .toList();
    }

    private String completeNodeLog() {
        try {
            return Files.readString(
                    dataFolder.resolve("asterisk").resolve(NODE).resolve("log/full"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
