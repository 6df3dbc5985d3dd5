package io.trunkline.routing.placedcalls;

import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.CallId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Finds placed calls by their call ids.
public interface PlacedCalls {
    /// The given calls that were placed over the API.
    Mono<Map<CallId, PlacedCall>> find(Collection<CallId> calls);
}
