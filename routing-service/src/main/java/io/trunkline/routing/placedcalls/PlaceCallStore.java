package io.trunkline.routing.placedcalls;

import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Database access of [PlaceCall].
interface PlaceCallStore {
    /// The request and the call that an Idempotency-Key was used for.
    record KeyUse(String digest, CallId call) {}

    Mono<KeyUse> findKeyUse(String subject, String key);

    /// Saves a key; false if a concurrent request saved it first.
    Mono<Boolean> saveKey(String subject, String key, KeyUse use);

    /// The tenant of a campaign; empty if it does not exist or belongs to another tenant.
    Mono<UUID> tenantOfCampaign(UUID campaign, Optional<UUID> tenant);

    /// The tenant of a number, by its id or in E.164; empty if no tenant has it. Active numbers come first.
    Mono<UUID> tenantOfDid(String idOrNumber);

    /// Whether one of the tenant's campaigns uses this carrier.
    Mono<Boolean> mayUseCarrier(UUID tenant, UUID carrier);

    /// Whether one of the tenant's campaigns uses this dial prefix, or a carrier that has it.
    Mono<Boolean> mayUsePrefix(UUID tenant, String prefix);

    /// Whether one of the tenant's campaigns is linked to this client.
    Mono<Boolean> mayConnectClient(UUID tenant, UUID client);

    /// Saves a new call.
    Mono<Void> save(PlacedCall call);
}
