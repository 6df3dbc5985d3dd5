package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.NodeEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/// A feature that handles the node's events.
@FunctionalInterface
public interface NodeEventHandler {

    /// Handles a batch of events, in the node's order. State in memory changes while this method runs, which is
    /// once a batch. The returned Mono writes the results and is subscribed to again until it succeeds, so it must
    /// be idempotent.
    Mono<Void> handle(List<NodeEvent> events);
}
