package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeEventHandler;
import io.trunkline.ami.connection.NodeStatus;
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
    private final AppliedConfigurations configurations;
    private final NodeStatus node;

    ReloadAfterConnect(
            AppliedEndpoints endpoints,
            SendReloads sendReloads,
            AppliedConfigurations configurations,
            NodeStatus node) {
        this.endpoints = endpoints;
        this.sendReloads = sendReloads;
        this.configurations = configurations;
        this.node = node;
    }

    @Override
    public Mono<Void> handle(List<NodeEvent> events) {
        return events.stream().anyMatch(NodeEvent.Connected.class::isInstance)
                ? endpoints
                        .endpointIds()
                        .map(Reload::afterConnect)
                        .flatMap(sendReloads::send)
                        .flatMap(sent -> configurations.saveAll(node.name(), sent))
                : Mono.empty();
    }
}
