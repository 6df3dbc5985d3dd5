package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A node that does not answer snapshot requests, because it or its bridge is down.
class NodesIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture client = town.createClient();
    private final String node = "n" + UUID.randomUUID().toString().substring(0, 8);
    private final String call = node + "-1795168093.7";

    @Test
    void an_unreachable_node_keeps_its_leases_and_raises_one_alert_at_each_transition() {
        var _ = town.createCampaign(List.of(number), List.of(client), List.of());
        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()).with("node", node)))
                .startsWith("DIAL|");

        Await.until("it is watched", () -> node().statusCode() == 200);
        requireProblem(routing.api().get("/api/v1/nodes/n" + UUID.randomUUID()), 404, "resource.not-found");

        AlertRaised silent = alert("node.unreachable");

        assertThat(silent.severity()).isEqualTo(AlertRaised.Severity.CRITICAL);
        assertThat(silent.details()).containsEntry("leases", "1");
        assertThat(liveNode().get("unreachableSince").isNull()).isFalse();
        assertThat(liveNode().get("leases").asInt()).isEqualTo(1);
        assertThat(listed("unreachable")).contains(node);
        assertThat(listed("reachable")).doesNotContain(node);
        // a truncated snapshot does not show which calls are live, so it does not count as an answer
        Instant question = snapshotRequestedAfter(Instant.EPOCH);
        routing.topics.publish(NodeEvents.snapshot(node, question, false));
        Instant next = snapshotRequestedAfter(question);
        assertThat(liveNode().get("answeredAt").isNull()).isTrue();

        routing.topics.publish(NodeEvents.withHealth(
                NodeEvents.snapshot(
                        node, next, true, NodeEvents.liveChannel(call, 1, client.endpointId(), PartyIds.NONE)),
                new NodeSnapshot.NodeHealth("22.10.1", NOON, 2.5, 1, 12, NOON, 0.75, -3.25)));

        AlertRaised back = alert("node.back");
        assertThat(back.severity()).isEqualTo(AlertRaised.Severity.INFO);
        Await.until("it answers", () -> liveNode().get("unreachableSince").isNull());
        assertThat(Instant.parse(liveNode().get("answeredAt").asString())).isEqualTo(next);
        requireReported(requireSuccess(node()), next);
        assertThat(listed("reachable")).contains(node);
        assertThat(routing.query("SELECT state FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("held");
        assertThat(routing.topics.consumed(AlertRaised.class).stream()
                        .filter(alert -> alert.subject().equals(node))
                        .map(AlertRaised::kind))
                .startsWith("node.unreachable", "node.back");
    }

    @Test
    void shows_how_many_carriers_and_clients_a_node_does_not_have_in_their_latest_version() {
        var _ = town.createCampaign(List.of(number), List.of(client), List.of());
        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()).with("node", node)))
                .startsWith("DIAL|");
        Await.until("it is watched", () -> node().statusCode() == 200);
        routing.topics.publish(NodeEvents.withHealth(
                NodeEvents.snapshot(node, Instant.now(), true),
                new NodeSnapshot.NodeHealth(
                        "22.10.1",
                        NOON,
                        2.5,
                        0,
                        0,
                        null,
                        0.75,
                        -3.25,
                        new NodeSnapshot.AppliedConfiguration(
                                "2936719025",
                                NOON,
                                NOON.plusMillis(20),
                                2,
                                7,
                                List.of("transport-udp"),
                                List.of(new NodeSnapshot.SipAddress("udp", "192.0.2.5", 5060))))));
        Await.until(
                "it is reported",
                () -> configuration().path("files").asString("").equals("2936719025"));
        assertThat(configuration().get("appliedAt").asString()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(configuration().get("reloadedAt").asString()).isEqualTo("2026-11-20T12:00:00.020Z");
        assertThat(configuration().get("missedReloads").asInt()).isEqualTo(2);
        assertThat(configuration().get("pendingReloads").asInt()).isEqualTo(7);
        assertThat(configuration().get("transports").toString()).isEqualTo("[\"transport-udp\"]");
        assertThat(configuration().get("sipAddresses").toString())
                .isEqualTo("[{\"transport\":\"udp\",\"host\":\"192.0.2.5\",\"port\":5060}]");
        long before = pending();

        routing.topics.publish(applied(1, NOON));
        Await.until("it has the client", () -> pending() == before - 1);

        routing.topics.publish(applied(2, NOON.plusSeconds(1)));
        Await.until("a later change was not announced to it", () -> pending() == before);

        routing.topics.publish(applied(3, NOON.minusSeconds(1)));
        Await.until("it has the client again", () -> pending() == before - 1);
        routing.query("UPDATE known_clients SET version = version + 1 WHERE client_id = '" + client.id() + "'");
        assertThat(pending()).isEqualTo(before);
        routing.query("UPDATE known_clients SET entity_ids = ARRAY[client_id, gen_random_uuid()] WHERE client_id = '"
                + client.id() + "'");
        assertThat(pending()).as("each endpoint counts").isEqualTo(before + 1);
    }

    private RealtimeApplied applied(long sequence, Instant at) {
        return new RealtimeApplied(
                "asterisk",
                NOON,
                sequence,
                RealtimeApplied.EntityKind.CLIENT,
                client.id(),
                client.endpointId(),
                1,
                false,
                null,
                null,
                List.of(RealtimeApplied.Part.ENDPOINT),
                at);
    }

    private long pending() {
        return configuration().get("pending").asLong();
    }

    private JsonNode configuration() {
        return requireSuccess(node()).get("configuration");
    }

    private static void requireReported(JsonNode shown, Instant request) {
        assertThat(shown.get("status").asString()).isEqualTo("reachable");
        assertThat(Instant.parse(shown.get("lastSeenAt").asString())).isEqualTo(request);
        assertThat(Instant.parse(shown.get("since").asString())).isAfter(request);
        assertThat(shown.get("uptimeSeconds").asDouble()).isPositive();
        assertThat(shown.get("asteriskVersion").asString()).isEqualTo("22.10.1");
        assertThat(shown.get("leases").asInt()).isEqualTo(1);
        assertThat(shown.get("channels").asInt()).isEqualTo(1);
        assertThat(shown.get("calls").asInt()).isEqualTo(1);
        assertThat(shown.get("callsPerSecond").asDouble()).isEqualTo(2.5);
        assertThat(shown.get("gaps").asInt()).isEqualTo(1);
        assertThat(shown.get("lostEvents").asInt()).isEqualTo(12);
        assertThat(shown.get("celLagSeconds").asDouble()).isEqualTo(0.75);
        assertThat(shown.get("clockOffsetMillis").asDouble()).isEqualTo(-3.25);
        assertThat(shown.get("configuration").isNull()).isTrue();
    }

    private HttpResponse<String> node() {
        return routing.api().withToken(routing.tokens.staff()).get("/api/v1/nodes/" + node);
    }

    private List<String> listed(String status) {
        return requireSuccess(routing.api().get("/api/v1/nodes?limit=200&status=" + status))
                .get("items")
                .valueStream()
                .map(shown -> shown.get("node").asString())
                .toList();
    }

    private AlertRaised alert(String kind) {
        return routing.topics.await(
                AlertRaised.class,
                alert -> alert.subject().equals(node) && alert.kind().equals(kind));
    }

    /// The time of a snapshot request to the node, later than the given one.
    private Instant snapshotRequestedAfter(Instant after) {
        return routing.awaitCommand(command -> command.node().equals(node)
                        && command.snapshot() != null
                        && command.snapshot().requestedAt().isAfter(after)
                        && command.snapshot()
                                .requestedAt()
                                .isAfter(Instant.now().minusSeconds(1)))
                .snapshot()
                .requestedAt();
    }

    private JsonNode liveNode() {
        return requireSuccess(routing.api().get("/api/v1/routes/live?node=" + node))
                .at("/nodes/0");
    }
}
