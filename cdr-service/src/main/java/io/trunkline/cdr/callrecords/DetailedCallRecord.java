package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import java.util.List;

/// One record with all that is known of it.
///
/// @param attempts by their numbers
/// @param decisions by the attempts they are about
record DetailedCallRecord(CallRecordRow row, List<NamedAttempt> attempts, List<RoutingDecision> decisions) {
    DetailedCallRecord {
        attempts = List.copyOf(attempts);
        decisions = List.copyOf(decisions);
    }

    /// An attempt with the names of who was tried.
    record NamedAttempt(AttemptRecord record, CallRecordRow.PartyNames names) {}
}
