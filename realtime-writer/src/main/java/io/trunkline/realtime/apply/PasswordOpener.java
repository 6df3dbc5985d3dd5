package io.trunkline.realtime.apply;

import io.trunkline.realtime.secrets.domain.SealedPassword;
import reactor.core.publisher.Mono;

/// Opens what provisioning-service sealed.
interface PasswordOpener {
    /// @return fails with [io.trunkline.messaging.consumer.PoisonEventException] when it was not sealed with a key
    ///     of ours for this use, and with [KeysetMissingException] while there are no keys
    Mono<String> open(SealedPassword secret);
}
