package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A call whose caller and client vanish: both processes are killed, so neither sends BYE, audio or responses.
class VanishedPartiesIT {
    private static final String NUMBER = "+14045552080";
    private static final String CALLER = "15551232080";
    private static final int MEDIA_TIMEOUT_SECONDS = 3;

    private final TestEnvironment environment = TestEnvironment.shared();
    private final SuiteClient api = environment.api();
    private final ConfigurationFixture fixture = new ConfigurationFixture(api);

    @Test
    void the_node_ends_a_call_whose_two_sides_vanish_and_it_is_recorded_once() {
        String call;
        try (SippAnswerer carrier = SippAnswerer.start();
                SippAnswerer client = SippAnswerer.start()) {
            configure(carrier, client);
            SippCaller caller = new SippCaller(carrier.host(), CALLER, Duration.ofMinutes(5));
            try (SippCaller.StartedCall _ = environment.startCallIn(caller, NUMBER)) {
                Await.until("the call is answered", () -> !liveCalls().isEmpty());
                call = liveCalls().get(0).get("callId").asString();
            }
        }

        JsonNode record = new CallRecords(api).awaitHungUpBy(call);
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(record.get("reason").asString()).isEqualTo("media-timeout");
        assertThat(record.get("cause").asInt()).isEqualTo(44);
        assertThat(record.get("hungUpBy").asString()).isEqualTo("platform");
        assertThat(record.get("talkSeconds").asDouble()).isGreaterThanOrEqualTo(MEDIA_TIMEOUT_SECONDS);
        assertThat(record.get("attempts")).hasSize(1);
        Await.until(
                "it holds no lease",
                () -> !api.get(ROUTING, "/api/v1/leases?limit=200").toString().contains(call));
    }

    private void configure(SippAnswerer carrier, SippAnswerer client) {
        Map<String, Object> limit = Map.of("advancedSettings", Map.of("rtp_timeout", MEDIA_TIMEOUT_SECONDS));
        String tenant = fixture.createTenant();
        var _ = fixture.createCampaign(
                tenant,
                List.of(fixture.createDid(tenant, NUMBER)),
                fixture.createClient(client, limit),
                id(fixture.createIpCarrier(carrier, limit)));
    }

    private JsonNode liveCalls() {
        return api.get(ROUTING, "/api/v1/live-calls?state=answered&number=" + CALLER)
                .get("items");
    }
}
