package io.trunkline.routing.placedcalls.progress;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.telephony.CallId;
import reactor.core.publisher.Mono;

/// Stores the progress of placed calls. Events of other calls are ignored.
interface PlacedCallProgress {
    Mono<Void> recordStep(CallProgress step);

    /// Records why routing refused the next attempt.
    Mono<Void> recordStopReason(CallId call, String reason);

    /// Records the end of the call; a call that was not originated keeps that state.
    Mono<Void> recordEnd(CallCompleted completed);

    /// Records that the node did not originate the call, and returns the DID's usage once.
    Mono<Void> recordNotOriginated(CallProgress step);
}
