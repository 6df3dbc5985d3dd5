package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.Fact;
import java.util.List;
import java.util.Optional;

/// A call as it is kept.
///
/// @param revision 0 until the call is complete, then 1, and one more with each change of the record
public record CallState(CallId callId, CallFacts knownFacts, long revision) {
    /// A call of which nothing is known yet.
    public static CallState empty(CallId callId) {
        return new CallState(callId, CallFacts.EMPTY, 0);
    }

    /// What the call has become, and whether its record is to be said (again).
    ///
    /// @param revised true if the record is complete and differs from what was said before
    public record UpdatedCall(CallState state, CallRecord record, boolean revised) {}

    /// @return empty when the facts tell nothing new
    public Optional<UpdatedCall> addFacts(List<? extends Fact> facts) {
        var longer = knownFacts.plus(facts);
        if (longer.equals(knownFacts)) {
            return Optional.empty();
        }
        var record = CallRecordBuilder.build(callId, longer);
        var revised =
                record.complete() && (revision == 0 || !record.equals(CallRecordBuilder.build(callId, knownFacts)));
        var state = new CallState(callId, longer, revised ? revision + 1 : revision);
        return Optional.of(new UpdatedCall(state, record, revised));
    }
}
