package io.trunkline.cdr.calls.domain;

import java.util.List;
import java.util.Optional;

/// A call as it is kept.
///
/// @param revision 0 until the call is complete, then 1, and one more with each change of the record
public record CallState(CallId callId, CallStory story, long revision) {
    /// A call of which nothing is known yet.
    public static CallState unknown(CallId callId) {
        return new CallState(callId, CallStory.EMPTY, 0);
    }

    /// What the call has become, and whether its record is to be said (again).
    ///
    /// @param revised true if the record is complete and differs from what was said before
    public record Learned(CallState state, CallRecord record, boolean revised) {}

    /// @return empty when the facts tell nothing new
    public Optional<Learned> learn(List<? extends Fact> facts) {
        var longer = story.plus(facts);
        if (longer.equals(story)) {
            return Optional.empty();
        }
        var record = Assembly.record(callId, longer);
        var revised = record.complete() && (revision == 0 || !record.equals(Assembly.record(callId, story)));
        var state = new CallState(callId, longer, revised ? revision + 1 : revision);
        return Optional.of(new Learned(state, record, revised));
    }
}
