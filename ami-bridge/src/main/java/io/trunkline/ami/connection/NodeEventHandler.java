package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.NodeEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/// A feature that hears what the node says.
@FunctionalInterface
public interface NodeEventHandler {

    /// Takes events in the node's order. State in memory changes while this method runs, once; the Mono that it
    /// returns writes what follows from that, and is subscribed to again until it succeeds.
    Mono<Void> handle(List<NodeEvent> events);
}
