package io.trunkline.benchmarks.restore;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;
import static io.trunkline.testkit.suite.SuiteConfiguration.DIDS;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;

import io.trunkline.benchmarks.powerloss.CallTargets;
import io.trunkline.benchmarks.powerloss.CallTraffic;
import io.trunkline.benchmarks.powerloss.ExpectedCall;
import io.trunkline.benchmarks.powerloss.RecordCheck;
import io.trunkline.benchmarks.suite.OwnSuite;
import io.trunkline.benchmarks.suite.SavedEntity;
import io.trunkline.benchmarks.suite.SavedEntityCheck;
import io.trunkline.benchmarks.suite.Writers;
import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.Folders;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Backs up a suite while it is used, destroys its databases and its Kafka, and restores it: the databases to a
/// point in time, the topics and Asterisk's tables from them.
public final class RestoreTest {
    private static final Duration TRAFFIC = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int WRITERS = 2;
    private static final int DELETED_BY_MISTAKE = 5;
    private static final String CHANGES = "/api/v1/call-records/changes?limit=200";
    private static final int FIRST_ERROR = 400;
    private static final int MAX_FINDINGS_PRINTED = 20;

    private final PrintStream out;
    private final List<SavedEntity> saved = new ArrayList<>();
    private final List<ExpectedCall> calls = new ArrayList<>();
    private final Map<String, Integer> realtimeRows = new TreeMap<>();
    private String times = "";
    private String changesCursor = "";

    public RestoreTest(PrintStream out) {
        this.out = out;
    }

    /// @return whether nothing was lost that was acknowledged before the point
    public boolean run() throws SQLException, IOException {
        Path folder = TestFolder.create("restore");
        List<String> findings = List.of("not restored");
        try (SippAnswerer carrier = SippAnswerer.start(SippAnswerer.Options.defaults());
                SippAnswerer client = SippAnswerer.start();
                OwnSuite suite = new OwnSuite(folder.resolve("suite"), out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "end-restore"));
            suite.up();
            PostgresBackup backup = backup(folder, suite.addresses());
            backup.enableArchiving();
            suite.down();
            suite.up();
            CallTargets targets = CallTargets.create(SuiteClient.asAdmin(suite.addresses()), carrier, client);
            use(suite.addresses(), targets, backup);
            String point = backup.archivedPoint();
            deleteByMistake(suite.addresses());
            suite.killAll();
            restore(suite, backup, folder.resolve("suite"), point);
            findings = verify(suite.addresses(), targets);
            if (!findings.isEmpty()) {
                suite.keepLogs(Path.of(System.getProperty("trunkline.home", "."), "benchmarks/target/restore"));
            }
        } finally {
            Folders.delete(folder);
        }
        findings.stream().limit(MAX_FINDINGS_PRINTED).forEach(finding -> out.println("  " + finding));
        out.printf(
                "verdict: restored in %s; %d writes and %d calls before the point, lost: %d%n",
                times, saved.size(), calls.size(), findings.size());
        return findings.isEmpty();
    }

    private static PostgresBackup backup(Path folder, RunningSuite suite) {
        EmbeddedPostgres server = new EmbeddedPostgres(
                folder.resolve("suite/postgres"),
                Path.of(System.getProperty("user.home"), ".cache", "trunkline"),
                suite.postgresAddress().getPort());
        return new PostgresBackup(server, folder.resolve("suite/postgres/data"), folder.resolve("backup"));
    }

    /// Writes and calls before, during and after the base backup.
    private void use(RunningSuite suite, CallTargets targets, PostgresBackup backup) throws SQLException, IOException {
        SuiteClient api = SuiteClient.asAdmin(suite);
        try (CallTraffic traffic = CallTraffic.startShort(targets, api, suite.sipAddress());
                Writers writers = Writers.start(WRITERS, api, targets.tenantId())) {
            LockSupport.parkNanos(TRAFFIC.toNanos());
            long began = System.nanoTime();
            backup.copyBase();
            out.printf("base backup after %.1f s%n", secondsSince(began));
            LockSupport.parkNanos(TRAFFIC.toNanos());
            traffic.stop();
            writers.close();
            LockSupport.parkNanos(CallTraffic.SHORT.toNanos());
            requireNone(findNoneOf(() -> new RecordCheck(api).findErrors(traffic.expected())));
            saved.addAll(writers.acknowledged());
            calls.addAll(traffic.expected());
        }
        requireNone(new SavedEntityCheck(api).findLost(saved));
        realtimeRows.putAll(countRealtimeRows(suite));
        out.printf("%d writes and %d calls; %s%n", saved.size(), calls.size(), realtimeRows);
    }

    private static void requireNone(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new IllegalStateException("before the restore: " + findings);
        }
    }

    /// Acknowledged, but after the point.
    private void deleteByMistake(RunningSuite suite) {
        SuiteClient api = SuiteClient.asAdmin(suite);
        changesCursor = api.get(CDR, CHANGES).get("next").asString();
        List<SavedEntity> clients = saved.stream()
                .filter(entity -> entity.path().contains("/clients/"))
                .limit(DELETED_BY_MISTAKE)
                .toList();
        for (SavedEntity client : clients) {
            var _ = api.delete(client.service(), client.path());
        }
    }

    private void restore(OwnSuite suite, PostgresBackup backup, Path data, String point)
            throws SQLException, IOException {
        long began = System.nanoTime();
        Folders.delete(data.resolve("kafka"));
        backup.restore(point);
        // readers of changes may have read some from after the point
        backup.execute("cdr", "UPDATE change_epoch SET epoch = gen_random_uuid()");
        // Asterisk's tables are rebuilt
        backup.execute("DROP DATABASE asterisk WITH (FORCE)");
        double databases = secondsSince(began);
        suite.up();
        double up = secondsSince(began);
        SuiteClient api = SuiteClient.asAdmin(suite.addresses());
        int events = 0;
        for (String service : List.of(PROVISIONING, DIDS, ROUTING)) {
            events += api.post(service, "/actuator/republish", Map.of())
                    .get("appended")
                    .asInt();
        }
        Await.until(
                "Asterisk's tables are rebuilt",
                LIMIT,
                () -> countRealtimeRows(suite.addresses()).equals(realtimeRows));
        double all = secondsSince(began);
        times =
                "%.0f s (databases %.0f s, services ready %.0f s later, %d events published again and tables rebuilt %.0f s later)"
                        .formatted(all, databases, up - databases, events, all - up);
    }

    private static Map<String, Integer> countRealtimeRows(RunningSuite suite) {
        Map<String, Integer> rows = new TreeMap<>();
        try (Connection session = suite.connectToDatabase("asterisk", "trunkline_realtime_writer");
                Statement statement = session.createStatement()) {
            for (String table :
                    List.of("ps_endpoints", "ps_aors", "ps_auths", "ps_endpoint_id_ips", "ps_registrations")) {
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    count.next();
                    rows.put(table, count.getInt(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private List<String> verify(RunningSuite suite, CallTargets targets) {
        SuiteClient api = SuiteClient.asAdmin(suite);
        List<String> findings = new ArrayList<>(new SavedEntityCheck(api).findLost(saved));
        findings.addAll(findNoneOf(() -> new RecordCheck(api).findErrors(calls)));
        int status =
                api.send("GET", CDR, CHANGES + "&after=" + changesCursor, null).status();
        if (status < FIRST_ERROR) {
            findings.add("a reader of changes continues at a position from before the restore: " + status);
        }
        try (CallTraffic traffic = CallTraffic.startShort(targets, api, suite.sipAddress())) {
            LockSupport.parkNanos(TRAFFIC.toNanos());
            traffic.stop();
            LockSupport.parkNanos(CallTraffic.SHORT.toNanos());
            List<ExpectedCall> later = traffic.expected();
            out.printf("%d calls after the restore%n", later.size());
            if (later.isEmpty()) {
                findings.add("no calls after the restore");
            }
            findings.addAll(findNoneOf(() -> new RecordCheck(api).findErrors(later)));
        }
        return findings;
    }

    /// Repeats a check until it finds nothing.
    ///
    /// @return what it found at last
    private static List<String> findNoneOf(Supplier<List<String>> check) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<String> found = check.get();
        while (!found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            found = check.get();
        }
        return found;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
