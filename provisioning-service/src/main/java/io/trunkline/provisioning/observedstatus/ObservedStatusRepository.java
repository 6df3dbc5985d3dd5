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

    /// Stores statuses that nodes reported, except those of which a later one is stored. A status also updates when
    /// the endpoint was last up and last down, so each one must be stored, in the order of the node.
    ///
    /// @param statuses at most one of each key
    Mono<Void> saveStatuses(List<EndpointStatus> statuses);

    /// Stores the versions that realtime databases have applied, except those of which a later report is stored.
    ///
    /// @param applied at most one of each entity in each database
    Mono<Void> saveApplied(List<RealtimeApplied> applied);
}
