package io.trunkline.provisioning.endpoints;

import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.endpoints.domain.Observation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What was seen of endpoints.
public interface Observations {

    /// @param endpoints the endpoints by their owners' ids
    /// @return by owner's id; without those of whom nothing was seen
    Mono<Map<UUID, Observation>> of(Map<UUID, EndpointId> endpoints);

    /// The version of each entity that stands in Asterisk's tables, for entities without an endpoint.
    Mono<Map<UUID, Observation>> of(List<UUID> entities);
}
