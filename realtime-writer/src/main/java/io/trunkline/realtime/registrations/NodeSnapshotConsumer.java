package io.trunkline.realtime.registrations;

import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Records which nodes are up. A bridge publishes a snapshot when it has connected to its node, and whenever
/// routing-service requests one.
@Component
final class NodeSnapshotConsumer implements EventHandler {
    private final RegistrationNodes nodes;
    private final RegistrationSettings settings;
    private final Clock clock;

    NodeSnapshotConsumer(RegistrationNodes nodes, RegistrationSettings settings, Clock clock) {
        this.nodes = nodes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        Map<String, Instant> seen = new HashMap<>();
        for (ReceivedEvent received : batch) {
            if (received.event() instanceof NodeSnapshot snapshot) {
                var _ = seen.merge(
                        snapshot.node(),
                        notInFuture(snapshot.observedAt()),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return seen.isEmpty() ? Mono.empty() : nodes.recordSeen(seen, settings.takeoverAfter());
    }

    /// By the clock of the bridge, which may be ahead.
    private Instant notInFuture(Instant at) {
        Instant now = clock.instant();
        return at.isAfter(now) ? now : at;
    }
}
