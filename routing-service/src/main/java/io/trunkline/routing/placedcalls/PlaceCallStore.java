package io.trunkline.routing.placedcalls;

import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What placing a call reads and writes.
interface PlaceCallStore {
    /// What an Idempotency-Key was used for.
    record KeyUse(String digest, CallId call) {}

    Mono<KeyUse> findKeyUse(String subject, String key);

    /// Keeps a key; false when another request took it meanwhile.
    Mono<Boolean> saveKey(String subject, String key, KeyUse use);

    /// The tenant of a campaign; empty for one that does not exist or is not this tenant's.
    Mono<UUID> tenantOfCampaign(UUID campaign, Optional<UUID> tenant);

    /// The tenant of a number that is in use, by its id or in E.164; empty when nobody has it.
    Mono<UUID> tenantOfDid(String idOrNumber);

    /// Whether one of the tenant's campaigns leaves by this carrier.
    Mono<Boolean> mayUseCarrier(UUID tenant, UUID carrier);

    /// Whether one of the tenant's campaigns leaves by this prefix or by a carrier that has it.
    Mono<Boolean> mayUsePrefix(UUID tenant, String prefix);

    /// Whether one of the tenant's campaigns is linked to this client.
    Mono<Boolean> mayConnectClient(UUID tenant, UUID client);

    /// Keeps a call that is about to be ordered.
    Mono<Void> save(PlacedCall call);
}
