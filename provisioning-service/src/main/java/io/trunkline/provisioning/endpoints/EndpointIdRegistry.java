package io.trunkline.provisioning.endpoints;

import io.trunkline.telephony.ids.EndpointId;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The endpoint ids in use. An id is assigned once and never again, not even after its owner was deleted.
public interface EndpointIdRegistry {

    /// Assigns the first candidate that is free, within the caller's transaction.
    ///
    /// @param kind `carrier` or `client`
    /// @return empty if all are taken
    Mono<EndpointId> claim(List<EndpointId> candidates, String kind, UUID owner);
}
