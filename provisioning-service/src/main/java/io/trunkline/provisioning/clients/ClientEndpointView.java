package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.observedstatus.domain.EndpointHealth;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus;
import io.trunkline.provisioning.observedstatus.domain.NodeStatusView;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An endpoint of a client as the API returns it: its configuration and its observed status.
///
/// @param endpointId its id in Asterisk
/// @param username the user it registers as; null for a fixed address
/// @param password a generated password; returned once, when the endpoint is created, and null otherwise
/// @param reachable whether any node has a reachable contact of it; null if unknown
/// @param nodes the status reported by each node
record ClientEndpointView(
        UUID id,
        String endpointId,
        String mode,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password,
        @Nullable Boolean reachable,
        @Nullable Instant lastReachableAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError,
        List<NodeStatusView> nodes) {

    static ClientEndpointView of(ClientEndpoint endpoint, ObservedStatus observed, @Nullable String password) {
        var health = EndpointHealth.of(NodeStatus.Aspect.CONTACT, observed.nodeStatuses());
        return new ClientEndpointView(
                endpoint.id(),
                endpoint.endpointId().value(),
                WireName.of(endpoint.mode()),
                endpoint.address().map(address -> address.host().value()).orElse(null),
                endpoint.address().map(Address::port).orElse(null),
                endpoint.registrationUsername().orElse(null),
                password,
                health.up().orElse(null),
                health.lastUpAt().orElse(null),
                health.lastErrorAt().orElse(null),
                health.lastError().orElse(null),
                NodeStatusView.listOf(observed.nodeStatuses()));
    }

    ClientEndpointView withoutPassword() {
        return new ClientEndpointView(
                id,
                endpointId,
                mode,
                host,
                port,
                username,
                null,
                reachable,
                lastReachableAt,
                lastErrorAt,
                lastError,
                nodes);
    }

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "ClientEndpointView[id=" + id + "]";
    }
}
