package io.trunkline.provisioning.carriercalls.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The changes of the counts of carriers by a batch of call records.
///
/// @param calls the revisions that are counted
/// @param deltas what to add to the counts of each carrier, sorted by id: rows are locked in this order
public record CallCountChanges(List<CountedCall> calls, SortedMap<UUID, CarrierCalls> deltas) {

    /// @param records of a batch; they may include several revisions of a call, in any order
    /// @param countedCalls what was counted so far, by call id; without calls that were never counted
    public static CallCountChanges of(Collection<CountedCall> records, Map<String, CountedCall> countedCalls) {
        var newest = new HashMap<String, CountedCall>();
        records.forEach(call -> newest.merge(call.callId(), call, (a, b) -> b.revision() > a.revision() ? b : a));
        var counted = new ArrayList<CountedCall>();
        var deltas = new TreeMap<UUID, CarrierCalls>();
        newest.values().forEach(call -> {
            var before = countedCalls.getOrDefault(call.callId(), CountedCall.none(call.callId()));
            if (call.revision() > before.revision()) {
                counted.add(call);
                add(deltas, call, 1);
                add(deltas, before, -1);
            }
        });
        deltas.values().removeIf(CarrierCalls.NONE::equals);
        return new CallCountChanges(counted, deltas);
    }

    private static void add(Map<UUID, CarrierCalls> deltas, CountedCall call, int sign) {
        call.attempts()
                .forEach(attempt -> deltas.merge(
                        attempt.carrierId(),
                        CarrierCalls.NONE.plus(attempt, sign),
                        (sum, _) -> sum.plus(attempt, sign)));
    }
}
