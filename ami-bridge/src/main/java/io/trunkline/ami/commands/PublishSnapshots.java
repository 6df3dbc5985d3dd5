package io.trunkline.ami.commands;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelsListed;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.messaging.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Publishes the live channels after each connect and each loss of events, without a request. Routing finds calls
/// without a lease in it. Since it has no request time, the absence of a call proves nothing.
@Component
@Order(4)
final class PublishSnapshots implements NodeEventHandler {

    private final Outbox outbox;
    private final NodeStatus node;

    PublishSnapshots(Outbox outbox, NodeStatus node) {
        this.outbox = outbox;
        this.node = node;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        Instant incarnation = node.incarnation();
        if (incarnation == null) {
            return Mono.empty();
        }
        return events.stream()
                .filter(ChannelsListed.class::isInstance)
                .map(ChannelsListed.class::cast)
                .reduce((_, last) -> last)
                .map(listed -> outbox.append(snapshot(listed, incarnation)))
                .orElseGet(Mono::empty);
    }

    private NodeSnapshot snapshot(ChannelsListed listed, Instant incarnation) {
        return SnapshotMapper.toEvent(node.name(), incarnation, null, null, listed.at(), listed.channels(), null);
    }
}
