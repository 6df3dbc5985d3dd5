package io.trunkline.realtime.projection;

import io.trunkline.realtime.projection.domain.SealedSecret;
import reactor.core.publisher.Mono;

/// Opens what provisioning-service sealed.
interface Secrets {
    /// @return fails with [io.trunkline.messaging.consumer.PoisonEventException] when it was not sealed with a key of
    /// ours
    ///     for this use, and with [KeysetMissingException] while there are no keys
    Mono<String> open(SealedSecret secret);
}
