package io.trunkline.routing.calls;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.routing.decisions.domain.CallId;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// How far placed calls have come. Steps of calls that were not placed here are passed over.
interface Progress {
    Mono<Void> note(CallProgress step);

    /// Notes why routing stopped it; nobody else was dialled.
    Mono<Void> stopped(CallId call, String reason);

    /// Notes the end; a call that never rang anybody keeps saying so.
    Mono<Void> end(CallCompleted completed);

    /// Notes that nothing was placed, and gives the number's usage back, once.
    Mono<Void> notOriginated(CallProgress step);

    /// Empty for a call that was not placed here or is another tenant's.
    Mono<CallView> view(CallId call, Optional<UUID> tenant);
}
