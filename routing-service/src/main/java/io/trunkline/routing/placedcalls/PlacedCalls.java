package io.trunkline.routing.placedcalls;

import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.CallId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Calls that were placed, by their id.
public interface PlacedCalls {
    /// Those of them that were placed here.
    Mono<Map<CallId, PlacedCall>> find(Collection<CallId> calls);
}
