package io.trunkline.routing.readmodel;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import reactor.core.publisher.Mono;

/// Where what was heard is kept. Applying something older than what is kept changes nothing; where that matters to
/// somebody, the answer is whether it was news.
interface ReadModelStore {
    Mono<Boolean> apply(TenantChanged tenant);

    Mono<Boolean> apply(CarrierChanged carrier);

    Mono<Void> apply(ClientChanged client);

    Mono<Boolean> apply(DidChanged did);

    Mono<Void> apply(EndpointStatus status);
}
