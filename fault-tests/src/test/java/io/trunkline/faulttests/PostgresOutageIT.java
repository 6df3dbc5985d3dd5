package io.trunkline.faulttests;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// PostgreSQL stops and is started again some time later.
class PostgresOutageIT {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int ROUNDS = 3;

    private final FaultTestEnvironment environment = FaultTestEnvironment.shared();
    private final SuiteClient api = environment.api();

    @Test
    void without_postgresql_requests_get_503_in_time_and_everything_recovers_without_a_restart() {
        EmbeddedPostgres postgres = environment.suite().servers().postgres();
        postgres.start();
        try (LongCall endsLater = environment.startAnsweredCall(FaultTestEnvironment.UNTIL_HUNG_UP);
                LongCall endsMeanwhile = environment.startAnsweredCall(Duration.ofSeconds(6))) {
            postgres.stop();

            for (int round = 0; round < ROUNDS; round++) {
                assertAllUnavailable();
            }
            endsMeanwhile.awaitAnsweredEnd();

            postgres.start();
            assertRecovers(System.nanoTime());
            assertThat(environment
                            .awaitRecord("from", endsMeanwhile.from())
                            .get("disposition")
                            .asString())
                    .isEqualTo("answered");
            environment.hangUpAllCalls();
            assertThat(environment
                            .awaitRecord("from", endsLater.from())
                            .get("disposition")
                            .asString())
                    .isEqualTo("answered");
        }
    }

    @Test
    void with_an_unresponsive_postgresql_requests_get_503_in_time() throws Exception {
        EmbeddedPostgres postgres = environment.suite().servers().postgres();
        postgres.start();
        renewToken();
        ProcessHandle server = ProcessHandle.of(postgres.requireProcess().pid()).orElseThrow();
        signal("STOP", server);
        try {
            assertAllUnavailable();
        } finally {
            signal("CONT", server);
        }
        assertRecovers(System.nanoTime());
    }

    /// Signing in needs PostgreSQL, so the token has to outlive the outage, however long other tests took before.
    private void renewToken() {
        var _ = api.get(SuiteConfiguration.PROVISIONING, "/api/v1/carriers");
    }

    /// To the server first, so that it begins no more sessions, then to those it has, of which one may just
    /// have ended.
    private static void signal(String name, ProcessHandle server) throws Exception {
        signal(name, Stream.of(server));
        signal(name, server.children());
    }

    private static void signal(String name, Stream<ProcessHandle> processes) throws Exception {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> kill.add(Long.toString(process.pid())));
        var _ = new ProcessBuilder(kill).start().waitFor();
    }

    private void assertAllUnavailable() {
        assertUnavailable("GET", SuiteConfiguration.PROVISIONING, "/api/v1/carriers", null);
        assertUnavailable(
                "POST", SuiteConfiguration.PROVISIONING, "/api/v1/carriers", ConcurrentSaves.nextCarrierBody());
        assertUnavailable("GET", SuiteConfiguration.DIDS, "/api/v1/dids", null);
        assertUnavailable("GET", SuiteConfiguration.ROUTING, "/api/v1/campaigns", null);
        assertUnavailable("GET", SuiteConfiguration.CDR, "/api/v1/call-records", null);
    }

    private void assertUnavailable(String method, String service, String path, Map<String, ?> body) {
        SuiteClient.Response answer = Await.within(ANSWER_LIMIT, () -> {
            long began = System.nanoTime();
            SuiteClient.Response one = api.send(method, service, path, body);
            FaultTestEnvironment.logDuration("%s %s of %s without PostgreSQL".formatted(method, path, service), began);
            return one;
        });
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.json().get("code").asString()).isEqualTo("service.unavailable");
    }

    private void assertRecovers(long back) {
        List<SuiteClient.Response> saves = new ArrayList<>();
        Await.until("a carrier is saved", FaultTestEnvironment.RECOVERY_TIMEOUT, () -> {
            saves.add(api.send(
                    "POST", SuiteConfiguration.PROVISIONING, "/api/v1/carriers", ConcurrentSaves.nextCarrierBody()));
            return saves.getLast().status() == 201;
        });
        FaultTestEnvironment.logDuration("first save after PostgreSQL is back", back);
        String saved = saves.getLast().json().get("endpointId").asString();
        Await.until(
                "it is in the tables",
                FaultTestEnvironment.RECOVERY_TIMEOUT,
                () -> environment.endpointIds().contains(saved));
        FaultTestEnvironment.logDuration("in ps_endpoints after PostgreSQL is back", back);
        var _ = environment.completeInboundCall();
        FaultTestEnvironment.logDuration("a call in after PostgreSQL is back", back);
        long answeredBefore = environment.carrier().answeredCalls();
        var _ = environment.placeCall("+17063330111");
        Await.until(
                "calls go out",
                FaultTestEnvironment.RECOVERY_TIMEOUT,
                () -> environment.carrier().answeredCalls() > answeredBefore);
        FaultTestEnvironment.logDuration("a call out after PostgreSQL is back", back);
        environment.suite().awaitReady();
        FaultTestEnvironment.logDuration("ready after PostgreSQL is back", back);
    }
}
