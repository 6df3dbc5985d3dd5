package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import java.util.List;

/// A call record with its attempts and the decisions of routing.
///
/// @param attempts attempts and connect legs, by number
/// @param decisions by attempt
record DetailedCallRecord(CallRecordRow row, List<NamedAttempt> attempts, List<RoutingDecision> decisions) {
    DetailedCallRecord {
        attempts = List.copyOf(attempts);
        decisions = List.copyOf(decisions);
    }

    /// An attempt with the names of its parties.
    record NamedAttempt(AttemptRecord record, CallRecordRow.PartyNames names) {}
}
