package io.trunkline.routing.catalogue;

import io.trunkline.events.CarrierChanged;
import io.trunkline.events.ClientChanged;
import io.trunkline.events.DidChanged;
import io.trunkline.events.EndpointStatus;
import io.trunkline.events.TenantChanged;
import reactor.core.publisher.Mono;

/// Where what was heard is kept. Applying something older than what is kept changes nothing.
interface HeardThings {
    Mono<Void> apply(TenantChanged tenant);

    Mono<Void> apply(CarrierChanged carrier);

    Mono<Void> apply(ClientChanged client);

    Mono<Void> apply(DidChanged did);

    Mono<Void> apply(EndpointStatus status);
}
