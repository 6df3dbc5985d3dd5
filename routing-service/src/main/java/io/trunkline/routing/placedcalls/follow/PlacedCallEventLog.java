package io.trunkline.routing.placedcalls.follow;

import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.telephony.CallId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What is told of placed calls, numbered from 1 in each.
public interface PlacedCallEventLog {
    /// @param number its place in its call
    record NumberedEvent(int number, PlacedCallEvent event) {}

    /// Adds an event once: one of the same kind and attempt, or one that comes after the end, is passed over, and
    /// so is one of a call that was not placed here. The reason of an end is the call's own.
    Mono<Void> add(PlacedCallEvent event);

    /// What came after these numbers, in order, of many calls at once.
    Mono<List<NumberedEvent>> eventsAfter(Map<CallId, Integer> seen);

    /// The number of the last event of a call that has ended, 0 of one that goes on; empty for a call that was not
    /// placed here or is another tenant's.
    Mono<Integer> endNumber(CallId call, Optional<UUID> tenant);
}
