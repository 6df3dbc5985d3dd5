package io.trunkline.ami.endpointstatus;

import io.trunkline.events.nodes.RealtimeApplied;
import java.util.List;
import reactor.core.publisher.Mono;

/// Read model of `realtime.applied`: the endpoints that have rows in the realtime tables.
public interface AppliedEndpoints {

    /// Stores what was applied, unless something newer is stored. A deleted registration keeps its URIs, so each
    /// event must be stored, in their order.
    ///
    /// @param applied at most one of each entity, each with an endpoint id
    Mono<Void> save(List<RealtimeApplied> applied);

    /// The ids of all endpoints that have rows now.
    Mono<List<String>> endpointIds();

    /// The version of an endpoint whose rows are in the realtime tables; 0 if it was applied before versions were
    /// stored. Empty if it has no rows.
    Mono<Long> findVersion(String endpointId);
}
