package io.trunkline.routing.livecalls.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The calls in progress at one moment.
///
/// @param at by the clock of the replica that read them
public record LiveCalls(Instant at, List<LiveCall> calls) {
    public LiveCalls {
        calls = List.copyOf(calls);
    }

    /// The new and changed calls, each complete.
    ///
    /// @param gone ids of calls that have ended, or no longer match the filters
    public record LiveCallChange(Instant at, List<LiveCall> calls, List<String> gone) {
        public LiveCallChange {
            calls = List.copyOf(calls);
            gone = List.copyOf(gone);
        }

        public boolean hasChanges() {
            return !(calls.isEmpty() && gone.isEmpty());
        }
    }

    public LiveCalls filter(LiveCallFilter filter) {
        return new LiveCalls(at, calls.stream().filter(filter::matches).toList());
    }

    /// The difference to an earlier list.
    public LiveCallChange since(LiveCalls before) {
        Map<String, LiveCall> previous =
                before.calls.stream().collect(Collectors.toMap(LiveCall::callId, Function.identity()));
        Set<String> current = calls.stream().map(LiveCall::callId).collect(Collectors.toSet());
        return new LiveCallChange(
                at,
                calls.stream()
                        .filter(call -> !call.equals(previous.get(call.callId())))
                        .toList(),
                before.calls.stream()
                        .map(LiveCall::callId)
                        .filter(id -> !current.contains(id))
                        .toList());
    }
}
