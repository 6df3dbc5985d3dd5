package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A node that does not answer, whether it is away itself or only the bridge that speaks with it.
class NodesIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Town.Endpoint client = town.client();
    private final String node = "n" + UUID.randomUUID().toString().substring(0, 8);
    private final String call = node + "-1795168093.7";

    @Test
    void a_silent_node_keeps_its_leases_and_is_told_once_and_told_again_when_it_is_back() {
        var _ = town.campaign(List.of(number), List.of(client), List.of());
        assertThat(routing.next(Question.inbound(call, number.e164()).with("node", node)))
                .startsWith("DIAL|");

        AlertRaised silent = alert("node.unreachable");

        assertThat(silent.severity()).isEqualTo(AlertRaised.Severity.CRITICAL);
        assertThat(silent.details()).containsEntry("leases", "1");
        assertThat(shown().get("silentSince").isNull()).isFalse();
        assertThat(shown().get("leases").asInt()).isEqualTo(1);
        // an answer that was cut short tells nothing of who lives, nor that the node does
        Instant question = question(Instant.EPOCH);
        routing.wire.publish(Facts.snapshot(node, question, false));
        Instant next = question(question);
        assertThat(shown().get("answeredAt").isNull()).isTrue();

        routing.wire.publish(Facts.snapshot(node, next, true, Facts.live(call, 1, client.name(), PartyIds.NONE)));

        AlertRaised back = alert("node.back");
        assertThat(back.severity()).isEqualTo(AlertRaised.Severity.INFO);
        Await.until("it answers", () -> shown().get("silentSince").isNull());
        assertThat(Instant.parse(shown().get("answeredAt").asString())).isEqualTo(next);
        assertThat(routing.ask("SELECT state FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("held");
        assertThat(routing.wire.consumed(AlertRaised.class).stream()
                        .filter(alert -> alert.subject().equals(node))
                        .map(AlertRaised::kind))
                .startsWith("node.unreachable", "node.back");
    }

    private AlertRaised alert(String kind) {
        return routing.wire.await(
                AlertRaised.class,
                alert -> alert.subject().equals(node) && alert.kind().equals(kind));
    }

    /// The moment of a question to the node, a later one than this.
    private Instant question(Instant after) {
        return routing.command(command -> command.node().equals(node)
                        && command.snapshot() != null
                        && command.snapshot().requestedAt().isAfter(after)
                        && command.snapshot()
                                .requestedAt()
                                .isAfter(Instant.now().minusSeconds(1)))
                .snapshot()
                .requestedAt();
    }

    private JsonNode shown() {
        return accepted(routing.api().get("/api/routes/live?node=" + node)).at("/nodes/0");
    }
}
