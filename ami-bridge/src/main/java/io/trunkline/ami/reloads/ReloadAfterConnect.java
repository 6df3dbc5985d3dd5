package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.endpointstatus.AppliedEndpoints;
import io.trunkline.ami.reloads.domain.Reload;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Has all reloads sent after each connect. The node's events do not wait for them: with hundreds of endpoints they
/// take a while.
@Component
@Order(3)
final class ReloadAfterConnect implements NodeEventHandler {

    private final AppliedEndpoints endpoints;
    private final PendingReloads pending;

    ReloadAfterConnect(AppliedEndpoints endpoints, PendingReloads pending) {
        this.endpoints = endpoints;
        this.pending = pending;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        return events.stream().anyMatch(NodeEvent.Connected.class::isInstance)
                ? endpoints
                        .endpointIds()
                        .map(Reload::afterConnect)
                        .doOnNext(pending::replaceAll)
                        .then()
                : Mono.empty();
    }
}
