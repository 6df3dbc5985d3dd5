package io.trunkline.ami.endpointtests;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The node's events, for the tests that run now. Without one nothing is kept.
@Component
@Order(0)
final class ObservedEvents implements NodeEventHandler {
    private final Sinks.Many<NodeEvent> events = Sinks.many().multicast().directBestEffort();

    @Override
    public Mono<Void> handle(List<NodeEvent> batch) {
        batch.forEach(event -> {
            var _ = events.tryEmitNext(event);
        });
        return Mono.empty();
    }

    /// The events from now on.
    Flux<NodeEvent> events() {
        return events.asFlux();
    }

    /// The events from now on, while an action is sent. It ends with the first failure of the action.
    Flux<NodeEvent> eventsDuring(Mono<Void> action) {
        return Flux.merge(events(), action.<NodeEvent>then(Mono.empty()));
    }
}
