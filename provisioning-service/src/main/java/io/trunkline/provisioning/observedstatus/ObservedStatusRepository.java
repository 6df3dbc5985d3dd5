package io.trunkline.provisioning.observedstatus;

import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.telephony.ids.EndpointId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The observed status of endpoints, stored apart from their configuration.
public interface ObservedStatusRepository {

    /// @param endpoints endpoint ids by the id of the carrier or client
    /// @return the status by the id of the carrier or client, for each of them
    Mono<Map<UUID, ObservedStatus>> find(Map<UUID, EndpointId> endpoints);

    /// The status of one carrier or client.
    default Mono<ObservedStatus> find(UUID owner, EndpointId endpoint) {
        return find(Map.of(owner, endpoint)).map(all -> all.getOrDefault(owner, ObservedStatus.NONE));
    }

    /// The version of each entity that is in Asterisk's realtime tables, for entities without an endpoint.
    Mono<Map<UUID, ObservedStatus>> findAppliedVersions(List<UUID> entities);

    /// Stores the status that a node reported, unless a later one is stored.
    Mono<Void> save(EndpointStatus status);

    /// Stores the version that a realtime database has applied, unless a later report is stored.
    Mono<Void> save(RealtimeApplied applied);
}
