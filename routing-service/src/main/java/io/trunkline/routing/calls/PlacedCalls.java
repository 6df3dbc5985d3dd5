package io.trunkline.routing.calls;

import io.trunkline.routing.calls.domain.PlacedCall;
import io.trunkline.routing.decisions.domain.CallId;
import reactor.core.publisher.Mono;

/// Calls that were placed, by their id.
public interface PlacedCalls {
    /// Empty for a call that was not placed here.
    Mono<PlacedCall> find(CallId call);
}
