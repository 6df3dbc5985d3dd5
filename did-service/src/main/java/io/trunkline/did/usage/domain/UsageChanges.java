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

/// The changes of usage counts by a batch of call records.
///
/// @param calls the revisions that are counted
/// @param deltas by number, sorted by id: rows are locked in this order
public record UsageChanges(List<CallUsage> calls, SortedMap<UUID, UsageDelta> deltas) {
    /// The change of one number's count.
    ///
    /// @param calls how many calls to add; may be negative
    /// @param lastUsed when the latest of these calls began
    public record UsageDelta(long calls, Instant lastUsed) {
        UsageDelta plus(UsageDelta other) {
            return new UsageDelta(calls + other.calls, lastUsed.isAfter(other.lastUsed) ? lastUsed : other.lastUsed);
        }
    }

    /// @param usages the records of a batch; they may include several revisions of a call, in any order
    /// @param countedCalls what was counted so far, by call id; without calls that were never counted
    public static UsageChanges of(Collection<CallUsage> usages, Map<String, CountedCall> countedCalls) {
        var newest = new HashMap<String, CallUsage>();
        usages.forEach(usage -> newest.merge(usage.callId(), usage, (a, b) -> b.revision() > a.revision() ? b : a));
        var counted = new ArrayList<CallUsage>();
        var deltas = new TreeMap<UUID, UsageDelta>();
        newest.values().forEach(usage -> {
            CountedCall before = countedCalls.getOrDefault(usage.callId(), CountedCall.NONE);
            if (usage.revision() > before.revision()) {
                counted.add(usage);
                addDifference(deltas, usage, before.didIds());
            }
        });
        return new UsageChanges(counted, deltas);
    }

    private static void addDifference(Map<UUID, UsageDelta> deltas, CallUsage usage, Set<UUID> before) {
        usage.didIds().stream()
                .filter(did -> !before.contains(did))
                .forEach(did -> deltas.merge(did, new UsageDelta(1, usage.startedAt()), UsageDelta::plus));
        before.stream()
                .filter(did -> !usage.didIds().contains(did))
                .forEach(did -> deltas.merge(did, new UsageDelta(-1, Instant.EPOCH), UsageDelta::plus));
    }

    /// What was counted for a call.
    ///
    /// @param revision the revision of its record; 0 if nothing was counted
    public record CountedCall(long revision, Set<UUID> didIds) {
        static final CountedCall NONE = new CountedCall(0, Set.of());
    }
}
