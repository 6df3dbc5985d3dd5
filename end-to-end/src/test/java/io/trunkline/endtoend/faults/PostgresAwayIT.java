package io.trunkline.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.suite.SuiteApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// PostgreSQL ends, and comes back some time later.
class PostgresAwayIT {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int ROUNDS = 3;

    private final Scene scene = Scene.get();
    private final SuiteApi api = scene.api();

    @Test
    void requests_are_answered_503_in_time_and_all_recovers_without_a_restart() {
        EmbeddedPostgres postgres = scene.suite().servers().postgres();
        postgres.start();
        try (Talk endsLater = scene.talk(Scene.LONG);
                Talk endsMeanwhile = scene.talk(Duration.ofSeconds(6))) {
            postgres.stop();

            for (int round = 0; round < ROUNDS; round++) {
                assertAnswersInTime();
            }
            endsMeanwhile.ended();

            postgres.start();
            assertRecovers(System.nanoTime());
            assertThat(scene.record("from", endsMeanwhile.from())
                            .get("disposition")
                            .asString())
                    .isEqualTo("answered");
            scene.hangUp();
            assertThat(scene.record("from", endsLater.from()).get("disposition").asString())
                    .isEqualTo("answered");
        }
    }

    @Test
    void a_postgresql_that_hangs_is_answered_503_in_time_as_well() throws Exception {
        EmbeddedPostgres postgres = scene.suite().servers().postgres();
        postgres.start();
        ProcessHandle server = ProcessHandle.of(postgres.running().pid()).orElseThrow();
        signal("STOP", server);
        try {
            assertAnswersInTime();
        } finally {
            signal("CONT", server);
        }
        assertRecovers(System.nanoTime());
    }

    /// To the server first, so that it begins no more sessions, then to those it has, of which one may just have ended.
    private static void signal(String name, ProcessHandle server) throws Exception {
        signal(name, Stream.of(server));
        signal(name, server.children());
    }

    private static void signal(String name, Stream<ProcessHandle> processes) throws Exception {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> kill.add(Long.toString(process.pid())));
        var _ = new ProcessBuilder(kill).start().waitFor();
    }

    private void assertAnswersInTime() {
        assertUnavailable("GET", Scene.PROVISIONING, "/api/carriers", null);
        assertUnavailable("POST", Scene.PROVISIONING, "/api/carriers", Saves.another());
        assertUnavailable("GET", Scene.DIDS, "/api/dids", null);
        assertUnavailable("GET", Scene.ROUTING, "/api/campaigns", null);
        assertUnavailable("GET", Scene.CDR, "/api/call-records", null);
    }

    private void assertUnavailable(String method, String service, String path, Map<String, ?> body) {
        long began = System.nanoTime();
        SuiteApi.Answer answer = api.send(method, service, path, body);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Scene.tell("%s %s of %s without PostgreSQL".formatted(method, path, service), began);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.json().get("code").asString()).isEqualTo("service.unavailable");
        assertThat(took).as(answer.toString()).isLessThan(ANSWER_LIMIT);
    }

    private void assertRecovers(long back) {
        List<SuiteApi.Answer> saves = new ArrayList<>();
        Await.until("a carrier is saved", Scene.RECOVERY_LIMIT, () -> {
            saves.add(api.send("POST", Scene.PROVISIONING, "/api/carriers", Saves.another()));
            return saves.getLast().status() == 201;
        });
        Scene.tell("first save after PostgreSQL is back", back);
        String saved = saves.getLast().json().get("endpointId").asString();
        Await.until(
                "it is in the tables",
                Scene.RECOVERY_LIMIT,
                () -> scene.endpoints().contains(saved));
        Scene.tell("in ps_endpoints after PostgreSQL is back", back);
        var _ = scene.callIn();
        Scene.tell("a call in after PostgreSQL is back", back);
        long answeredBefore = scene.carrier().answered();
        var _ = scene.callOut("+17063330111");
        Await.until("calls go out", Scene.RECOVERY_LIMIT, () -> scene.carrier().answered() > answeredBefore);
        Scene.tell("a call out after PostgreSQL is back", back);
        scene.suite().awaitReady();
        Scene.tell("ready after PostgreSQL is back", back);
    }
}
