package io.trunkline.ami.nudges;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.nudges.domain.Nudge;
import io.trunkline.ami.registrations.Endpoints;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Nudges after each connect.
@Component
@Order(3)
final class HearConnects implements NodeEventHandler {

    private final Endpoints endpoints;
    private final GiveNudges nudges;

    HearConnects(Endpoints endpoints, GiveNudges nudges) {
        this.endpoints = endpoints;
        this.nudges = nudges;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        return events.stream().anyMatch(NodeEvent.Connected.class::isInstance)
                ? endpoints.present().map(Nudge::all).flatMap(nudges::give)
                : Mono.empty();
    }
}
