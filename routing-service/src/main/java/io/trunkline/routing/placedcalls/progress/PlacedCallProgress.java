package io.trunkline.routing.placedcalls.progress;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.routing.placedcalls.domain.PlacedCallState;
import io.trunkline.telephony.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Stores the progress of placed calls, within the caller's transaction.
interface PlacedCallProgress {
    /// Locks these calls in the order of their ids; calls that were not placed over the API are left out.
    Mono<Map<CallId, PlacedCallState>> lock(Collection<CallId> calls);

    /// Writes the changes of locked calls, and the steps that the nodes reported. A step that is stored already is
    /// left out.
    Mono<Void> write(Collection<PlacedCallState> calls, List<CallProgress> steps);
}
