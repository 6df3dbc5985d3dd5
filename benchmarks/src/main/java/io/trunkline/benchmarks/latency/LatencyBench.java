package io.trunkline.benchmarks.latency;

import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Changes a tenant in provisioning-service over REST and waits for the new version in the read model of
/// routing-service, which consumes `tenant.changed`.
public final class LatencyBench {
    private static final int WARM_UP = 100;
    private static final int MEASURED = 200;
    private static final long POLL_NANOS = 100_000;
    private static final long TIME_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String APPLIED = "SELECT 1 FROM known_tenants WHERE tenant_id = ? AND version >= ?";

    private final RunningSuite suite;
    private final SuiteClient api;

    public LatencyBench(RunningSuite suite) {
        this.suite = suite;
        this.api = SuiteClient.asAdmin(suite);
    }

    public void run(PrintStream out) {
        List<Long> changes = new ArrayList<>();
        List<Long> roundTrips = new ArrayList<>();
        String tenant = api.post(
                        SuiteConfiguration.PROVISIONING,
                        "/api/v1/tenants",
                        Map.of("name", "Latency " + UUID.randomUUID()))
                .get("id")
                .asString();
        try (Connection routing = suite.connectToDatabase("routing", "trunkline_routing");
                PreparedStatement applied = routing.prepareStatement(APPLIED);
                KafkaRoundTrip kafka = new KafkaRoundTrip(suite.kafkaAddress())) {
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                long change = measureChange(tenant, applied);
                long roundTrip = kafka.measure();
                if (i >= WARM_UP) {
                    changes.add(change);
                    roundTrips.add(roundTrip);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            var _ = api.delete(SuiteConfiguration.PROVISIONING, "/api/v1/tenants/" + tenant);
        }
        print(out, new Durations(changes), new Durations(roundTrips));
    }

    /// From the response, which follows the commit, until the row is committed in the other service's database.
    private long measureChange(String tenant, PreparedStatement applied) throws SQLException {
        long version = api.put(
                        SuiteConfiguration.PROVISIONING,
                        "/api/v1/tenants/" + tenant,
                        Map.of("name", "Latency " + UUID.randomUUID()))
                .get("version")
                .asLong();
        long committed = System.nanoTime();
        applied.setObject(1, UUID.fromString(tenant));
        applied.setLong(2, version);
        while (!exists(applied)) {
            if (System.nanoTime() - committed > TIME_LIMIT_NANOS) {
                throw new IllegalStateException("version " + version + " was not applied within 30 s");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return System.nanoTime() - committed;
    }

    private static boolean exists(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next();
        }
    }

    private static void print(PrintStream out, Durations changes, Durations roundTrips) {
        out.println(changes.summary("commit until another service has applied it"));
        out.println(roundTrips.summary("plain producer until plain consumer"));
        out.printf(
                Locale.ROOT,
                "ratio to a plain round trip: median %.2f, p99 %.2f%n",
                changes.percentileMillis(0.5) / roundTrips.percentileMillis(0.5),
                changes.percentileMillis(0.99) / roundTrips.percentileMillis(0.99));
    }
}
