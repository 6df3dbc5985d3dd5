package io.trunkline.did.usage.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What changes when records are counted.
///
/// @param calls the revisions that count from now on
/// @param deltas by number, in the order in which rows are to be locked
public record UsageChanges(List<CallUsage> calls, SortedMap<UUID, UsageDelta> deltas) {
    /// @param calls more, or fewer
    /// @param lastUsed when the latest of them began
    public record UsageDelta(long calls, Instant lastUsed) {
        UsageDelta plus(UsageDelta other) {
            return new UsageDelta(calls + other.calls, lastUsed.isAfter(other.lastUsed) ? lastUsed : other.lastUsed);
        }
    }

    /// @param heard records, of one call perhaps several revisions in any order
    /// @param before what was counted of each call so far; a call that is missing was never counted
    public static UsageChanges of(Collection<CallUsage> heard, Map<String, CountedCall> before) {
        var newest = new HashMap<String, CallUsage>();
        heard.forEach(use ->
                newest.merge(use.callId(), use, (one, other) -> other.revision() > one.revision() ? other : one));
        var counted = new ArrayList<CallUsage>();
        var deltas = new TreeMap<UUID, UsageDelta>();
        newest.values().forEach(use -> {
            CountedCall known = before.getOrDefault(use.callId(), CountedCall.NONE);
            if (use.revision() > known.revision()) {
                counted.add(use);
                addDifference(deltas, use, known.didIds());
            }
        });
        return new UsageChanges(counted, deltas);
    }

    private static void addDifference(Map<UUID, UsageDelta> deltas, CallUsage use, Set<UUID> before) {
        use.didIds().stream()
                .filter(did -> !before.contains(did))
                .forEach(did -> deltas.merge(did, new UsageDelta(1, use.startedAt()), UsageDelta::plus));
        before.stream()
                .filter(did -> !use.didIds().contains(did))
                .forEach(did -> deltas.merge(did, new UsageDelta(-1, Instant.EPOCH), UsageDelta::plus));
    }

    /// What was counted of a call.
    public record CountedCall(long revision, Set<UUID> didIds) {
        static final CountedCall NONE = new CountedCall(0, Set.of());
    }
}
