package io.trunkline.provisioning.observedstatus;

import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What was seen of endpoints.
public interface ObservedStatusRepository {

    /// @param endpoints the endpoints by their owners' ids
    /// @return by owner's id; without those of whom nothing was seen
    Mono<Map<UUID, ObservedStatus>> find(Map<UUID, EndpointId> endpoints);

    /// The version of each entity that stands in Asterisk's tables, for entities without an endpoint.
    Mono<Map<UUID, ObservedStatus>> find(List<UUID> entities);
}
