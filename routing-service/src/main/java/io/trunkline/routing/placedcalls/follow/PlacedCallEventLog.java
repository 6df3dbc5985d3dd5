package io.trunkline.routing.placedcalls.follow;

import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.telephony.CallId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The events of placed calls, numbered from 1 within each call.
public interface PlacedCallEventLog {
    /// @param number from 1 within the call
    record NumberedEvent(int number, PlacedCallEvent event) {}

    /// Appends an event unless the call already has one of the same kind and leg, has ended, or was not
    /// placed over the API. The reason of an `ENDED` event is taken from the call.
    Mono<Void> add(PlacedCallEvent event);

    /// Events after the given numbers, in order, for several calls.
    Mono<List<NumberedEvent>> eventsAfter(Map<CallId, Integer> seen);

    /// The number of the call's `ENDED` event, 0 before it; empty if the call was not placed over the API or
    /// belongs to another tenant.
    Mono<Integer> endNumber(CallId call, Optional<UUID> tenant);
}
