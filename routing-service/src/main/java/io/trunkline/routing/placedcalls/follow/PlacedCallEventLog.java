package io.trunkline.routing.placedcalls.follow;

import io.trunkline.routing.placedcalls.domain.NumberedEvent;
import io.trunkline.telephony.CallId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Reads the events of placed calls, which are numbered from 1 within each call.
interface PlacedCallEventLog {
    /// Events after the given numbers, in order, for several calls.
    Mono<List<NumberedEvent>> eventsAfter(Map<CallId, Integer> seen);

    /// The number of the call's `ENDED` event, 0 before it; empty if the call was not placed over the API or
    /// belongs to another tenant.
    Mono<Integer> endNumber(CallId call, Optional<UUID> tenant);
}
