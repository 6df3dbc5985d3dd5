package io.trunkline.realtime;

import static io.trunkline.realtime.TestEnvironment.API;
import static io.trunkline.realtime.TestEnvironment.TOKENS;
import static io.trunkline.realtime.TestEnvironment.WIRE;
import static io.trunkline.realtime.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two replicas on one database. They share the partitions of the configuration topics.
class ReplicasIT {
    private static final String GROUP = "realtime-writer.projection-" + EntityChange.RULES_VERSION;
    private static final int CARRIERS = 12;
    private static final long VERSIONS = 15;
    private static final String CLEAN = "{\"clean\":true,\"columns\":[],\"rows\":[]}";

    /// The partitions of a killed replica are assigned again after 6 s, and later on a busy machine.
    private static final Duration TAKEOVER_TIMEOUT = Duration.ofMinutes(5);

    private final List<UUID> carriers =
            Stream.generate(UUID::randomUUID).limit(CARRIERS).toList();
    private ServiceProcess second;

    @BeforeEach
    void start() {
        second = ServiceProcess.start(RealtimeWriterApplication.class, TestEnvironment.settings());
        second.awaitReady();
        WIRE.awaitMembers(GROUP, 2);
    }

    @AfterEach
    void close() {
        second.close();
        WIRE.awaitMembers(GROUP, 1);
    }

    @Test
    void each_version_is_applied_once_and_in_order() {
        publishVersions(1, VERSIONS);
        publishVersions(VERSIONS - 3, VERSIONS);

        awaitVersion(VERSIONS);
        assertAppliedOnceAndInOrder();
        assertThat(API.get("/api/v1/realtime/drift").body()).isEqualTo(CLEAN);
        assertThat(secondApi().get("/api/v1/realtime/drift").body()).isEqualTo(CLEAN);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_other_replica_takes_over_when_one_ends_while_changes_arrive(boolean killed) {
        publishVersions(1, VERSIONS);
        awaitFirstVersions();
        if (killed) {
            second.kill();
        } else {
            second.stop();
        }
        publishVersions(VERSIONS + 1, 2 * VERSIONS);

        awaitVersion(2 * VERSIONS);
        assertAppliedOnceAndInOrder();
        assertThat(API.get("/api/v1/realtime/drift").body()).isEqualTo(CLEAN);
    }

    /// Changes are published meanwhile, so that a rebuild also competes with them.
    @Test
    void concurrent_rebuilds_on_both_replicas_restore_each_row_once() throws Exception {
        publishVersions(1, 1);
        awaitVersion(1);
        List<UUID> changed = carriers.subList(0, CARRIERS / 2);
        List<UUID> unchanged = carriers.subList(CARRIERS / 2, CARRIERS);
        unchanged.forEach(id -> sql("DELETE FROM ps_endpoints WHERE id = '" + endpoint(id) + "'"));

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> rebuilds = Stream.of(API, secondApi(), API, secondApi())
                    .map(api -> callers.submit(
                            () -> api.post("/api/v1/realtime/rebuild", "").statusCode()))
                    .toList();
            publishVersions(changed, 2, VERSIONS);
            for (Future<Integer> rebuild : rebuilds) {
                statuses.add(rebuild.get());
            }
        }

        assertThat(statuses).containsOnly(200);
        awaitVersion(changed, VERSIONS);
        awaitPublished();
        assertThat(unchanged)
                .allSatisfy(id -> assertThat(applied(id))
                        .as("applied once, restored once")
                        .extracting(RealtimeApplied::version)
                        .containsExactly(1L, 1L));
        assertThat(changed).allSatisfy(ReplicasIT::assertInOrder);
        assertThat(API.get("/api/v1/realtime/drift").body()).isEqualTo(CLEAN);
        assertThat(secondApi().get("/api/v1/realtime/drift").body()).isEqualTo(CLEAN);
    }

    private RestClient secondApi() {
        return second.api(TOKENS.admin());
    }

    private static String endpoint(UUID id) {
        return "c" + id.toString().substring(0, 8);
    }

    private void publishVersions(long first, long last) {
        publishVersions(carriers, first, last);
    }

    private static void publishVersions(List<UUID> ids, long first, long last) {
        for (long version = first; version <= last; version++) {
            for (UUID id : ids) {
                WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint(id), version, null, false));
            }
        }
    }

    private void awaitFirstVersions() {
        Await.until(
                "some changes are applied",
                () -> WIRE.consumed(RealtimeApplied.class).stream()
                        .anyMatch(applied -> carriers.contains(applied.entityId())));
    }

    private void awaitVersion(long version) {
        awaitVersion(carriers, version);
    }

    private static void awaitVersion(List<UUID> ids, long version) {
        Await.until("version " + version + " of each carrier is applied", TAKEOVER_TIMEOUT, () -> {
            List<UUID> done = WIRE.consumed(RealtimeApplied.class).stream()
                    .filter(applied -> applied.version() == version)
                    .map(RealtimeApplied::entityId)
                    .toList();
            return done.containsAll(ids);
        });
    }

    private static void awaitPublished() {
        Await.until(
                "the outbox is empty",
                TAKEOVER_TIMEOUT,
                () -> sql("SELECT count(*) FROM outbox").equals("0"));
    }

    /// Versions that arrive in one batch are applied as one, so some are skipped.
    private void assertAppliedOnceAndInOrder() {
        awaitPublished();
        assertThat(carriers).allSatisfy(ReplicasIT::assertInOrder);
        assertThat(WIRE.consumeAll(RealtimeApplied.class))
                .extracting(RealtimeApplied::sequence)
                .doesNotHaveDuplicates();
    }

    private static void assertInOrder(UUID id) {
        List<RealtimeApplied> applied = applied(id);
        assertThat(applied)
                .extracting(RealtimeApplied::version)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(applied).extracting(RealtimeApplied::sequence).isSorted();
    }

    private static List<RealtimeApplied> applied(UUID id) {
        return WIRE.consumeAll(RealtimeApplied.class).stream()
                .filter(event -> event.entityId().equals(id))
                .toList();
    }
}
