package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.API;
import static io.trunkline.ami.TestEnvironment.NODE;
import static io.trunkline.ami.TestEnvironment.TOKENS;
import static io.trunkline.ami.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RefusedSourcesIT {
    /// Only sources of the last day raise alerts.
    private static final long FIRST_SECOND = Instant.now().getEpochSecond() - 60;

    private static final int MAX_SOURCES = 1_000;

    @BeforeEach
    void awaitConnected() {
        Await.until("connected", () -> TestEnvironment.bean(NodeStatus.class).isConnected());
        NODE.respondTo(
                "Command",
                _ -> List.of("Response: Success\nOutput:  Identify:  alpha@198.51.100.240/alpha\n"
                        + "Output:       Match: 198.51.100.240/32"));
    }

    @AfterEach
    void respondWithNothing() {
        NODE.respondTo("Command", _ -> List.of("Response: Success"));
    }

    @Test
    void an_address_near_a_carrier_is_counted_and_raises_one_warning() {
        refuse("InvalidAccountID", "198.51.100.77", 1);
        AlertRaised alert = awaitAlert("198.51.100.77");
        refuse("InvalidAccountID", "198.51.100.77", 2);
        refuse("InvalidAccountID", "198.51.100.77", 1);
        Await.until(
                "both are counted",
                () -> source("198.51.100.77").get("requests").asInt() == 2);

        assertThat(alert.kind()).isEqualTo("source.refused");
        assertThat(alert.severity()).isEqualTo(AlertRaised.Severity.WARNING);
        assertThat(alert.details()).containsEntry("nearEndpointId", "alpha").containsEntry("reason", "unknown-source");
        JsonNode source = source("198.51.100.77");
        assertThat(source.get("nearEndpointId").asString()).isEqualTo("alpha");
        assertThat(source.get("account").asString()).isEqualTo("15551230000");
        assertThat(source.get("node").asString()).isEqualTo("ast1");
        assertThat(WIRE.consumed(AlertRaised.class).stream()
                        .filter(it -> it.subject().equals("198.51.100.77")))
                .hasSize(1);
    }

    @Test
    void a_wrong_password_from_elsewhere_is_listed_by_its_reason_and_raises_an_info() {
        refuse("ChallengeResponseFailed", "203.0.113.5", 1);

        assertThat(awaitAlert("203.0.113.5").severity()).isEqualTo(AlertRaised.Severity.INFO);
        assertThat(source("203.0.113.5").get("reason").asString()).isEqualTo("wrong-password");
        assertThat(list("?reason=access-list").findValuesAsString("address")).doesNotContain("203.0.113.5");
        assertThat(list("?address=203.0.113.5&node=ast1").findValuesAsString("address"))
                .containsOnly("203.0.113.5");
        assertThat(list("?address=203.0.113.5&node=ast9")).isEmpty();
    }

    @Test
    void only_the_1000_addresses_that_were_refused_last_are_kept() {
        TestEnvironment.sql("DELETE FROM refused_source");
        try {
            refuse("FailedACL", "203.0.113.200", 0);
            Await.until("the first is counted", () -> sources("true") == 1);
            for (int i = 0; i < MAX_SOURCES; i++) {
                refuse("FailedACL", "10.9." + i / 250 + "." + (1 + i % 250), 1 + i / 250);
            }

            Await.until("all others are counted", () -> sources("address LIKE '10.9.%'") == MAX_SOURCES);
            Await.until("the first is forgotten", () -> sources("true") == MAX_SOURCES);
            assertThat(sources("address = '203.0.113.200'")).isZero();
        } finally {
            // so that other tests may raise alerts about strangers in this hour
            TestEnvironment.sql("DELETE FROM refused_source");
        }
    }

    private static int sources(String condition) {
        return Integer.parseInt(TestEnvironment.sql("SELECT count(*) FROM refused_source WHERE " + condition));
    }

    private static AlertRaised awaitAlert(String address) {
        return WIRE.await(AlertRaised.class, it -> it.subject().equals(address));
    }

    private static JsonNode source(String address) {
        for (JsonNode one : list("")) {
            if (one.get("address").asString().equals(address)) {
                return one;
            }
        }
        throw new AssertionError(address + " is not listed");
    }

    private static JsonNode list(String query) {
        return JsonMapper.shared()
                .readTree(API.withToken(TOKENS.admin())
                        .get("/api/v1/refused-sources" + query)
                        .body())
                .get("items");
    }

    private static void refuse(String event, String address, int second) {
        NODE.sendEvent(
                """
                Event: %s
                Timestamp: %d.860791
                EventTV: %s
                Severity: Error
                Service: PJSIP
                EventVersion: 1
                AccountID: 15551230000
                SessionID: 311ab18c-9106-499b-9786-1a5bc79a97ca
                LocalAddress: IPV4/UDP/127.0.0.1/5977
                RemoteAddress: IPV4/UDP/%s/53165
                """.formatted(event, FIRST_SECOND + second, Instant.ofEpochSecond(FIRST_SECOND + second), address));
    }
}
