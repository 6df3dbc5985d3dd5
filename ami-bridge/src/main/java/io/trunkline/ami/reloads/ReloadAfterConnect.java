package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.endpointstatus.AppliedEndpoints;
import io.trunkline.ami.reloads.domain.Reload;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Sends all reloads after each connect.
@Component
@Order(3)
final class ReloadAfterConnect implements NodeEventHandler {

    private final AppliedEndpoints endpoints;
    private final SendReloads sendReloads;

    ReloadAfterConnect(AppliedEndpoints endpoints, SendReloads sendReloads) {
        this.endpoints = endpoints;
        this.sendReloads = sendReloads;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        return events.stream().anyMatch(NodeEvent.Connected.class::isInstance)
                ? endpoints.endpointIds().map(Reload::afterConnect).flatMap(sendReloads::send)
                : Mono.empty();
    }
}
