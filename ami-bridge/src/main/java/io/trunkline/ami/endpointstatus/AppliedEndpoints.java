package io.trunkline.ami.endpointstatus;

import io.trunkline.events.nodes.RealtimeApplied;
import java.util.List;
import reactor.core.publisher.Mono;

/// The endpoints that stand in the realtime tables.
public interface AppliedEndpoints {

    /// Remembers what was applied, unless something newer is known.
    Mono<Void> save(List<RealtimeApplied> applied);

    /// The ids of all that stand there now.
    Mono<List<String>> endpointIds();
}
