package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A carrier that does not respond to OPTIONS for a while.
class CarrierOutageIT {
    private final SuiteClient api = TestEnvironment.shared().api();
    private final ConfigurationFixture fixture = new ConfigurationFixture(api);

    @Test
    void operators_are_told_when_a_carrier_becomes_unreachable_and_when_it_is_back() {
        SippAnswerer.Options address = SippAnswerer.Options.defaults();
        String carrier;
        int port;
        try (SippAnswerer sipp = SippAnswerer.start(address)) {
            port = sipp.port();
            carrier = id(fixture.createIpCarrier(sipp, Map.of("qualifySeconds", 1)));
            Await.until(
                    "it is reachable", () -> carrier(carrier).get("reachable").asBoolean(false));
            assertThat(alerts(carrier)).isEmpty();
        }

        Await.until("it is reported", () -> alerts(carrier).size() == 1);
        assertThat(kinds(carrier)).containsExactly("carrier.unreachable");
        assertThat(alerts(carrier).getFirst().get("message").asString())
                .contains(carrier(carrier).get("name").asString())
                .endsWith("(unreachable)");

        try (SippAnswerer _ = SippAnswerer.startOnPort(port, address)) {
            Await.until("it is over", () -> alerts(carrier).size() == 2);
        }
        assertThat(kinds(carrier)).containsExactly("carrier.unreachable", "carrier.back");
    }

    private JsonNode carrier(String id) {
        return api.get(PROVISIONING, "/api/v1/carriers/" + id);
    }

    private List<String> kinds(String subject) {
        return alerts(subject).stream()
                .map(alert -> alert.get("kind").asString())
                .toList();
    }

    private List<JsonNode> alerts(String subject) {
        return api.get(CDR, "/api/v1/alerts?sort=raisedAt&subject=" + subject)
                .get("items")
                .valueStream()
                .toList();
    }
}
