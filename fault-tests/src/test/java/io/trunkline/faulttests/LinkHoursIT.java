package io.trunkline.faulttests;

import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Calls on the days on which the zone of a link changes its clocks. A test clock replaces that of the database in the
/// statements with which routing-service reads the time of its decisions.
class LinkHoursIT {
    private static final FaultTestEnvironment ENVIRONMENT = FaultTestEnvironment.shared();
    private static final String NUMBER = "+14045553300";
    private static final Duration TALK_TIME = Duration.ofSeconds(1);
    private static final SippAnswerer CLIENT = SippAnswerer.start();

    private int callers;

    @BeforeAll
    static void link_a_client_that_takes_calls_on_weekends() {
        SuiteConfiguration configuration = new SuiteConfiguration(ENVIRONMENT.api());
        String tenant = configuration.createTenant("Hours");
        String client =
                id(configuration.createClient(SuiteConfiguration.fixedClient("Hours", CLIENT.host(), CLIENT.port())));
        var _ = configuration.awaitApplied("/api/v1/clients/" + client);
        String campaign = configuration.createCampaign(
                tenant,
                "Hours",
                Map.of("status", "active", "didIds", List.of(configuration.createDid(tenant, NUMBER))));
        List<Map<String, String>> hours = List.of(Map.of("from", "09:00", "to", "17:00"));
        configuration.linkClient(
                campaign,
                client,
                Map.of("timeZone", "Europe/Berlin", "openingHours", Map.of("saturday", hours, "sunday", hours)));
        ENVIRONMENT.execute(
                "routing",
                "CREATE SCHEMA test_clock",
                "GRANT USAGE ON SCHEMA test_clock TO PUBLIC",
                "CREATE TABLE test_clock.clock (at timestamptz)",
                "GRANT SELECT ON test_clock.clock TO PUBLIC",
                "INSERT INTO test_clock.clock VALUES (pg_catalog.clock_timestamp())",
                """
                CREATE FUNCTION test_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
                    SELECT CASE WHEN current_query() LIKE '%inbound_version%' THEN at
                        ELSE pg_catalog.clock_timestamp() END FROM test_clock.clock
                $$""",
                "ALTER DATABASE routing SET search_path = test_clock, public, pg_catalog");
        reconnect();
    }

    /// The settings of a database apply to new connections.
    private static void reconnect() {
        ENVIRONMENT.execute(
                "postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'routing'");
    }

    @AfterAll
    static void restore_the_clock() {
        ENVIRONMENT.execute("routing", "ALTER DATABASE routing RESET search_path");
        reconnect();
        ENVIRONMENT.execute("routing", "DROP SCHEMA test_clock CASCADE");
        var _ = ENVIRONMENT.completeInboundCall();
        CLIENT.close();
    }

    @Test
    void a_link_takes_calls_by_the_clocks_of_its_zone_before_and_after_they_change() {
        assertThat(isAnsweredAt("2026-03-28T07:30:00Z")).as("8:30 in winter").isFalse();
        assertThat(isAnsweredAt("2026-03-29T07:30:00Z")).as("9:30 in summer").isTrue();
        assertThat(isAnsweredAt("2026-03-28T15:30:00Z")).as("16:30 in winter").isTrue();
        assertThat(isAnsweredAt("2026-03-29T15:30:00Z")).as("17:30 in summer").isFalse();
        assertThat(isAnsweredAt("2026-10-24T07:30:00Z")).as("9:30 in summer").isTrue();
        assertThat(isAnsweredAt("2026-10-25T07:30:00Z")).as("8:30 in winter").isFalse();
        assertThat(CLIENT.answeredCalls()).isEqualTo(3);
    }

    private boolean isAnsweredAt(String time) {
        ENVIRONMENT.execute("routing", "UPDATE test_clock.clock SET at = '" + time + "'");
        awaitReconnected();
        callers++;
        String from = "155512383%02d".formatted(callers);
        boolean answered = ENVIRONMENT
                .callIn(new SippCaller(ENVIRONMENT.carrier().host(), from, TALK_TIME), NUMBER)
                .isAnswered();
        if (!answered) {
            Await.until(
                    "the decision is in the record",
                    () -> ENVIRONMENT
                            .awaitRecord("from", from)
                            .path("reason")
                            .asString("")
                            .equals("clients.closed"));
        }
        return answered;
    }

    private static void awaitReconnected() {
        Await.until(
                "routing-service answers",
                () -> ENVIRONMENT
                                .api()
                                .send(
                                        "GET",
                                        ROUTING,
                                        "/api/v1/routes/explain?from=15551238300&number=" + NUMBER.substring(1),
                                        null)
                                .status()
                        == 200);
    }
}
