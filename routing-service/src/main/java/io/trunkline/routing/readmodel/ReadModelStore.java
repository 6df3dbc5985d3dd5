package io.trunkline.routing.readmodel;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import reactor.core.publisher.Mono;

/// Writes the read model. An event older than the stored version changes nothing. The Boolean results are true
/// if the row was updated.
interface ReadModelStore {
    Mono<Boolean> apply(TenantChanged tenant);

    Mono<Boolean> apply(CarrierChanged carrier);

    Mono<Void> apply(ClientChanged client);

    Mono<Boolean> apply(DidChanged did);

    Mono<Void> apply(EndpointStatus status);
}
