package io.trunkline.routing.evidence;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Requests a snapshot of live channels from each node. `t0` is the time of this database's clock,
/// so that it can be compared with the times of the leases.
@Component
class SnapshotRequestJob {
    private final EvidenceStore store;
    private final Outbox outbox;
    private final RoutingSettings settings;
    private final TransactionalOperator transactions;

    SnapshotRequestJob(
            EvidenceStore store, Outbox outbox, RoutingSettings settings, TransactionalOperator transactions) {
        this.store = store;
        this.outbox = outbox;
        this.settings = settings;
        this.transactions = transactions;
    }

    Mono<Void> requestSnapshots() {
        return store.databaseTime()
                .zipWith(store.findNodesWithLeases(), this::requests)
                .flatMap(outbox::appendAll)
                .as(transactions::transactional);
    }

    private List<NodeCommand> requests(Instant t0, List<String> inUse) {
        return Stream.concat(settings.nodes().stream(), inUse.stream())
                .distinct()
                .map(node -> request(node, t0))
                .toList();
    }

    private NodeCommand request(String node, Instant t0) {
        return new NodeCommand(
                UUID.randomUUID(),
                node,
                t0,
                t0.plus(settings.snapshotInterval()),
                null,
                new NodeCommand.SnapshotRequest(t0),
                null,
                null);
    }
}
