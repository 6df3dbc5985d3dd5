package io.trunkline.routing.placedcalls;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// How far placed calls have come. Steps of calls that were not placed here are passed over.
interface PlacedCallProgress {
    Mono<Void> recordStep(CallProgress step);

    /// Notes why routing stopped it; nobody else was dialled.
    Mono<Void> recordStopReason(CallId call, String reason);

    /// Notes the end; a call that never rang anybody keeps saying so.
    Mono<Void> recordEnd(CallCompleted completed);

    /// Notes that nothing was placed, and gives the number's usage back, once.
    Mono<Void> recordNotOriginated(CallProgress step);

    /// Empty for a call that was not placed here or is another tenant's.
    Mono<PlacedCallView> findView(CallId call, Optional<UUID> tenant);
}
