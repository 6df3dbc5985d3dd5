package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A call record with its attempts and the decisions of routing.
///
/// @param attempts attempts and connect legs, by number
/// @param facts with the decisions, by attempt
record DetailedCallRecord(CallRecordRow row, List<NamedAttempt> attempts, CallFacts facts) {
    DetailedCallRecord {
        attempts = List.copyOf(attempts);
    }

    List<RoutingDecision> decisions() {
        return facts.decisions();
    }

    /// The Reason headers of the responses that refused attempts, by Asterisk's Uniqueid of their channels.
    Map<String, List<String>> reasonHeaders() {
        return facts.mergedSteps().stream()
                .filter(step -> step.kind() == CallStep.Kind.ATTEMPT_ENDED && step.reasonHeaders() != null)
                .collect(Collectors.toMap(
                        CallStep::channelId,
                        step -> Objects.requireNonNullElse(step.reasonHeaders(), List.of()),
                        (one, _) -> one));
    }

    /// An attempt with the names of its parties.
    record NamedAttempt(AttemptRecord record, CallRecordRow.PartyNames names) {}
}
