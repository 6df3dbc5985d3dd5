package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.telephony.CallId;
import java.util.List;
import java.util.Optional;

/// A call as it is stored.
///
/// @param revision 0 until the call is complete, then 1, and one more with each change of the record
/// @param version how often the call was stored; 0 for a call that is not stored
public record CallState(CallId callId, CallFacts knownFacts, long revision, long version) {
    /// A call of which nothing is known yet.
    public static CallState empty(CallId callId) {
        return new CallState(callId, CallFacts.EMPTY, 0, 0);
    }

    /// A call after new facts were added.
    ///
    /// @param revised whether a new revision is to be published: the record is complete and differs from the
    ///     revision before
    public record UpdatedCall(CallState state, CallRecord record, boolean revised) {}

    /// @return empty when the facts add nothing new
    public Optional<UpdatedCall> addFacts(List<? extends Fact> facts) {
        var allFacts = knownFacts.plus(facts);
        if (allFacts.equals(knownFacts)) {
            return Optional.empty();
        }
        var record = CallRecordBuilder.build(callId, allFacts);
        var revised =
                record.complete() && (revision == 0 || !record.equals(CallRecordBuilder.build(callId, knownFacts)));
        var state = new CallState(callId, allFacts, revised ? revision + 1 : revision, version + 1);
        return Optional.of(new UpdatedCall(state, record, revised));
    }
}
