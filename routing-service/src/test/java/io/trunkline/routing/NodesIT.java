package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A node that does not answer snapshot requests, because it or its bridge is down.
class NodesIT {
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

        AlertRaised silent = alert("node.unreachable");

        assertThat(silent.severity()).isEqualTo(AlertRaised.Severity.CRITICAL);
        assertThat(silent.details()).containsEntry("leases", "1");
        assertThat(liveNode().get("unreachableSince").isNull()).isFalse();
        assertThat(liveNode().get("leases").asInt()).isEqualTo(1);
        // a truncated snapshot does not show which calls are live, so it does not count as an answer
        Instant question = snapshotRequestedAfter(Instant.EPOCH);
        routing.topics.publish(NodeEvents.snapshot(node, question, false));
        Instant next = snapshotRequestedAfter(question);
        assertThat(liveNode().get("answeredAt").isNull()).isTrue();

        routing.topics.publish(NodeEvents.snapshot(
                node, next, true, NodeEvents.liveChannel(call, 1, client.endpointId(), PartyIds.NONE)));

        AlertRaised back = alert("node.back");
        assertThat(back.severity()).isEqualTo(AlertRaised.Severity.INFO);
        Await.until("it answers", () -> liveNode().get("unreachableSince").isNull());
        assertThat(Instant.parse(liveNode().get("answeredAt").asString())).isEqualTo(next);
        assertThat(routing.query("SELECT state FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("held");
        assertThat(routing.topics.consumed(AlertRaised.class).stream()
                        .filter(alert -> alert.subject().equals(node))
                        .map(AlertRaised::kind))
                .startsWith("node.unreachable", "node.back");
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
