package io.trunkline.routing.placedcalls;

import io.trunkline.routing.placedcalls.domain.PlacedCall;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Database access of [PlaceCall].
interface PlaceCallStore {
    /// The tenant of a campaign; empty if it does not exist or belongs to another tenant.
    Mono<UUID> tenantOfCampaign(UUID campaign, Optional<UUID> tenant);

    /// The tenant of a number, by its id or in E.164; empty if no tenant has it. Active numbers come first.
    Mono<UUID> tenantOfDid(String idOrNumber);

    /// Whether one of the tenant's campaigns uses this carrier.
    Mono<Boolean> mayUseCarrier(UUID tenant, UUID carrier);

    /// Whether one of the tenant's campaigns uses this dial prefix, or a carrier that has it and is offered
    /// to the tenant.
    Mono<Boolean> mayUsePrefix(UUID tenant, String prefix);

    /// Whether one of the tenant's campaigns is linked to this client.
    Mono<Boolean> mayConnectClient(UUID tenant, UUID client);

    /// Saves a new call.
    Mono<Void> save(PlacedCall call);
}
