package io.trunkline.provisioning.endpoints;

import io.trunkline.provisioning.endpoints.domain.EndpointId;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The names that endpoints have inside Asterisk. Each is given once and never again, not even after its owner
/// is gone.
public interface EndpointIdRegistry {

    /// Takes the first of the candidates that is free, within the caller's transaction.
    ///
    /// @param kind `carrier` or `client`
    /// @return empty when all are taken
    Mono<EndpointId> claim(List<EndpointId> candidates, String kind, UUID owner);
}
