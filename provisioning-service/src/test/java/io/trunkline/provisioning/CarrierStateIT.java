package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.CdrRecorded.Attempt;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.NodeSnapshot.LiveChannel;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is observed of a carrier: its calls, its channels, and when it came up and went down.
class CarrierStateIT {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final JsonNode carrier = json(API.post(
            "/api/v1/carriers",
            toJson(Map.of("name", "Carrier " + TestEnvironment.uniqueNumber(), "host", "sip.example.com"))));
    private final UUID id = UUID.fromString(carrier.get("id").asString());
    private final String endpoint = carrier.get("endpointId").asString();

    @Test
    void calls_are_counted_once_per_attempt_and_a_revision_counts_the_difference() {
        JsonNode before = json(API.get("/api/v1/carriers/stats"));
        String call = UUID.randomUUID().toString();
        CdrRecorded first = record(call, 1, Direction.OUTBOUND, Disposition.CONGESTION, Disposition.ANSWERED);
        EVENTS.publish(
                first,
                first,
                record(UUID.randomUUID().toString(), 1, Direction.OUTBOUND, Disposition.BUSY),
                record(UUID.randomUUID().toString(), 1, Direction.INBOUND, Disposition.ANSWERED));
        Await.until("three attempts", () -> calls("total") == 3);

        JsonNode calls = json(API.get("/api/v1/carriers/" + id)).get("calls");
        assertThat(calls.toString())
                .isEqualTo("{\"total\":3,\"successful\":1,\"failed\":1,\"successRate\":33.33,\"failureRate\":33.33}");
        JsonNode after = json(API.get("/api/v1/carriers/stats"));
        assertThat(after.get("total").asInt()).isPositive();
        assertThat(after.get("active").asInt()
                        + after.get("error").asInt()
                        + after.get("inactive").asInt()
                        + after.get("maintenance").asInt())
                .isEqualTo(after.get("total").asInt());
        assertThat(after.get("totalCalls").asLong())
                .isEqualTo(before.get("totalCalls").asLong() + 3);

        EVENTS.publish(record(call, 2, Direction.OUTBOUND, Disposition.ANSWERED));
        Await.until("the revision replaces the first one", () -> calls("total") == 2 && calls("failed") == 0);
        assertThat(calls("successful")).isEqualTo(1);
    }

    @Test
    void channels_in_use_are_those_of_the_last_snapshot_of_each_node() {
        Instant now = Instant.now();
        EVENTS.publish(
                snapshot("ast1", now, "PJSIP/" + endpoint + "-00000001", "PJSIP/" + endpoint + "-1-00000002"),
                snapshot("ast2", now, "PJSIP/" + endpoint + "-0000000a", "PJSIP/" + endpoint + "-0000000b"),
                snapshot("ast3", now.minusSeconds(600), "PJSIP/" + endpoint + "-00000001"));
        Await.until("the channels of two nodes", () -> channelsInUse() == 3);

        EVENTS.publish(snapshot("ast2", now));
        Await.until("those of one node", () -> channelsInUse() == 1);
    }

    @Test
    void events_are_listed_the_latest_first_and_a_repeated_state_is_none() {
        EVENTS.publish(
                status(1, State.REACHABLE, null, 12.5),
                status(2, State.UNREACHABLE, "no response", null),
                status(3, State.UNREACHABLE, "no response", null),
                status(2, State.REACHABLE, "late", null),
                status(4, State.REACHABLE, null, 20.25),
                status(5, State.UNREACHABLE, null, null),
                status(6, State.REACHABLE, null, 30.0),
                status(7, State.UNREACHABLE, null, null),
                status(8, State.REACHABLE, null, 14.5));
        String path = "/api/v1/carriers/" + id + "/events";
        Await.until("seven changes", () -> json(API.get(path)).get("items").size() == 7);

        JsonNode page = json(API.get(path + "?limit=2&count=true"));
        assertThat(page.get("total").asInt()).isEqualTo(7);
        assertThat(page.get("items").get(0).toString())
                .isEqualTo("{\"at\":\"2026-03-01T12:00:08Z\",\"node\":\"ast1\",\"aspect\":\"contact\","
                        + "\"state\":\"reachable\",\"detail\":null,\"flapping\":true}");
        JsonNode down = json(API.get(path + "?state=unreachable&node=ast1&sort=at"));
        assertThat(down.get("items").findValuesAsString("detail").getFirst()).isEqualTo("no response");
        assertThat(down.get("items")).hasSize(3);
        assertThat(down.get("items").get(0).get("flapping").asBoolean()).isFalse();
        JsonNode now = json(API.get("/api/v1/carriers/" + id));
        assertThat(now.get("roundTripMillis").asDouble()).isEqualTo(14.5);
        assertThat(now.get("observedSince").asString()).isEqualTo("2026-03-01T12:00:08Z");
        assertThat(API.get("/api/v1/carriers/" + UUID.randomUUID() + "/events").statusCode())
                .isEqualTo(404);
    }

    private long calls(String count) {
        return json(API.get("/api/v1/carriers/" + id)).get("calls").get(count).asLong();
    }

    private int channelsInUse() {
        return json(API.get("/api/v1/carriers/" + id)).get("channelsInUse").asInt();
    }

    @Test
    void a_carrier_whose_transport_a_node_does_not_have_is_saved_with_a_warning_that_says_what_to_do() {
        String node = "bare-" + TestEnvironment.uniqueNumber();
        EVENTS.publish(withTransports(node, "transport-tcp", "transport-udp"), withTransports("old-" + node));

        Await.until("the node has reported", () -> !warnings("tls").isEmpty());
        assertThat(warnings("tls"))
                .containsExactly("carrier.transport-missing: Nodes without the transport tls: " + node
                        + ". Calls through this carrier fail there. Set TRUNKLINE_NODE_TLSCERTIFICATE to the"
                        + " certificate of the node and restart Asterisk");
        assertThat(warnings("tcp")).isEmpty();

        EVENTS.publish(withTransports(node, "transport-tcp", "transport-tls", "transport-udp"));
        Await.until("the node has a certificate", () -> warnings("tls").isEmpty());
    }

    private List<String> warnings(String transport) {
        JsonNode saved = json(API.put(
                "/api/v1/carriers/" + id + "?dryRun=true",
                toJson(Map.of(
                        "name", carrier.get("name").asString(), "host", "sip.example.com", "transport", transport))));
        return saved.get("warnings")
                .valueStream()
                .map(warning -> warning.get("code").asString() + ": "
                        + warning.get("message").asString())
                .filter(warning -> warning.startsWith("carrier.transport-missing"))
                .toList();
    }

    /// A snapshot of a node whose bridge reports transports, unless there are none.
    private static NodeSnapshot withTransports(String node, String... transports) {
        var configuration = new NodeSnapshot.AppliedConfiguration(null, null, null, 0, 0, List.of(transports));
        var health = new NodeSnapshot.NodeHealth("22.10.1", Instant.EPOCH, 0, 0, 0, null, 0, null, configuration);
        return new NodeSnapshot(node, Instant.EPOCH, null, null, Instant.now(), true, List.of(), health);
    }

    private EndpointStatus status(
            int sequence, State state, @Nullable String detail, @Nullable Double roundTripMillis) {
        return new EndpointStatus(
                "ast1",
                Instant.EPOCH,
                sequence,
                endpoint,
                Aspect.CONTACT,
                state,
                AT.plusSeconds(sequence),
                detail,
                roundTripMillis);
    }

    private static NodeSnapshot snapshot(String node, Instant observedAt, String... channels) {
        List<LiveChannel> live = Arrays.stream(channels)
                .map(channel ->
                        new LiveChannel(node + channel, node, channel, "Up", node, CallLeg.CALL, null, PartyIds.NONE))
                .toList();
        return new NodeSnapshot(node, Instant.EPOCH, null, null, observedAt, true, live);
    }

    private CdrRecorded record(String callId, long revision, Direction direction, Disposition... attempts) {
        var ids = new PartyIds(null, null, null, null, id, null);
        List<Attempt> all = Arrays.stream(attempts)
                .map(disposition -> new Attempt(
                        CallLeg.attempt(1),
                        disposition,
                        ids,
                        null,
                        null,
                        AT,
                        null,
                        null,
                        AT,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
        return new CdrRecorded(
                callId,
                revision,
                direction,
                attempts[0],
                ids,
                null,
                null,
                null,
                null,
                null,
                "ast1",
                AT,
                null,
                null,
                null,
                AT,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                all,
                Map.of(),
                Map.of(),
                null);
    }
}
