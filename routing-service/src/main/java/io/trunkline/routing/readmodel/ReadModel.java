package io.trunkline.routing.readmodel;

import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Reads the read model. Empty means unknown; [io.trunkline.messaging.consumer.Readiness] shows whether the
/// service is still catching up.
public interface ReadModel {
    /// A client with the fields that sellers may see.
    record AvailableClient(UUID id, String name) {}

    Mono<Boolean> hasTenant(UUID tenant);

    /// The given numbers that belong to the tenant.
    Mono<List<UUID>> didsOfTenant(UUID tenant, Collection<UUID> dids);

    Mono<Boolean> hasCarrier(UUID carrier);

    /// The carrier with this id or endpoint id.
    Mono<UUID> findCarrier(String idOrEndpoint);

    /// The dial prefix of each carrier that has one.
    Mono<Map<UUID, String>> dialPrefixes(Collection<UUID> carriers);

    /// The client if it is active.
    Mono<AvailableClient> availableClient(UUID client);

    /// Active clients ordered by id, one row more than the page size.
    Mono<List<AvailableClient>> availableClients(PageRequest page);
}
