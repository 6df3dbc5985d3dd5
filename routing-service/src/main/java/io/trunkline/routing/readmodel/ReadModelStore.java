package io.trunkline.routing.readmodel;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Writes the read model. An event older than the stored version changes nothing. Each list has at most one event
/// of an entity. The results are the ids of the entities whose rows were updated.
interface ReadModelStore {
    Mono<Set<UUID>> saveTenants(List<TenantChanged> tenants);

    Mono<Set<UUID>> saveCarriers(List<CarrierChanged> carriers);

    Mono<Set<UUID>> saveClients(List<ClientChanged> clients);

    Mono<Set<UUID>> saveDids(List<DidChanged> dids);

    Mono<Void> saveStatuses(List<EndpointStatus> statuses);

    Mono<Void> saveApplied(List<RealtimeApplied> applied);
}
