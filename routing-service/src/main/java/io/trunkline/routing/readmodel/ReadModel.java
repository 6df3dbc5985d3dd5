package io.trunkline.routing.readmodel;

import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Looks up what has been heard. An empty answer means "not known"; whether that is "not yet" says
/// [io.trunkline.messaging.consumer.Readiness].
public interface ReadModel {
    /// A client as sellers may see it.
    record AvailableClient(UUID id, String name) {}

    /// Whether the tenant is known.
    Mono<Boolean> hasTenant(UUID tenant);

    /// Those of the numbers that are this tenant's.
    Mono<List<UUID>> didsOfTenant(UUID tenant, Collection<UUID> dids);

    Mono<Boolean> hasCarrier(UUID carrier);

    /// The carrier with this id or this endpoint name; empty when there is none.
    Mono<UUID> findCarrier(String idOrEndpoint);

    /// The dial prefixes of those carriers that have one.
    Mono<Map<UUID, String>> dialPrefixes(Collection<UUID> carriers);

    /// The client when it is active; empty otherwise.
    Mono<AvailableClient> availableClient(UUID client);

    /// Active clients by id, one row more than the page shows.
    Mono<List<AvailableClient>> availableClients(PageRequest page);
}
