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
/// @param counted the revisions that count from now on
/// @param deltas by number, in the order in which rows are to be locked
public record Counting(List<CallUse> counted, SortedMap<UUID, Delta> deltas) {
    /// @param calls more, or fewer
    /// @param lastUsed when the latest of them began
    public record Delta(long calls, Instant lastUsed) {
        Delta plus(Delta other) {
            return new Delta(calls + other.calls, lastUsed.isAfter(other.lastUsed) ? lastUsed : other.lastUsed);
        }
    }

    /// @param heard records, of one call perhaps several revisions in any order
    /// @param before what was counted of each call so far; a call that is missing was never counted
    public static Counting of(Collection<CallUse> heard, Map<String, Counted> before) {
        var newest = new HashMap<String, CallUse>();
        heard.forEach(use ->
                newest.merge(use.callId(), use, (one, other) -> other.revision() > one.revision() ? other : one));
        var counted = new ArrayList<CallUse>();
        var deltas = new TreeMap<UUID, Delta>();
        newest.values().forEach(use -> {
            Counted known = before.getOrDefault(use.callId(), Counted.NOTHING);
            if (use.revision() > known.revision()) {
                counted.add(use);
                change(deltas, use, known.dids());
            }
        });
        return new Counting(counted, deltas);
    }

    private static void change(Map<UUID, Delta> deltas, CallUse use, Set<UUID> before) {
        use.dids().stream()
                .filter(did -> !before.contains(did))
                .forEach(did -> deltas.merge(did, new Delta(1, use.startedAt()), Delta::plus));
        before.stream()
                .filter(did -> !use.dids().contains(did))
                .forEach(did -> deltas.merge(did, new Delta(-1, Instant.EPOCH), Delta::plus));
    }

    /// What was counted of a call.
    public record Counted(long revision, Set<UUID> dids) {
        static final Counted NOTHING = new Counted(0, Set.of());
    }
}
