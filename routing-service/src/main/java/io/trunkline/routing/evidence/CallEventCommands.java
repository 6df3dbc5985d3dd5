package io.trunkline.routing.evidence;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.Answered;
import io.trunkline.telephony.CallId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Turns call events into reports for the admission queue.
final class CallEventCommands {
    private CallEventCommands() {}

    static Optional<AdmissionCommand> command(Event event) {
        return switch (event) {
            case CallProgress step when isCall(step.fact()) -> progress(step);
            case CallCompleted completed when isCall(completed.fact()) -> Optional.of(completed(completed));
            default -> Optional.empty();
        };
    }

    private static boolean isCall(CallFact fact) {
        return CallId.parse(fact.callId()).isPresent();
    }

    private static Optional<AdmissionCommand> progress(CallProgress step) {
        CallFact fact = step.fact();
        return switch (step.kind()) {
            case ATTEMPT_ENDED ->
                Optional.of(new AdmissionCommand.AttemptEnded(
                        fact.callId(),
                        fact.node(),
                        fact.leg().code(),
                        Answered.fromDialStatus(Objects.requireNonNullElse(step.dialStatus(), "")),
                        Optional.of(fact.occurredAt())));
            // the call's own channel is answered by us, too; CEL names no attempt
            case ANSWERED ->
                !fact.leg().isCall() || fact.source() == CallFact.Source.CEL
                        ? Optional.of(new AdmissionCommand.AttemptAnswered(
                                fact.callId(), fact.node(), fact.leg().code(), answeredAt(fact)))
                        : Optional.empty();
            case NOT_ORIGINATED ->
                Optional.of(new AdmissionCommand.CallEnded(
                        fact.callId(), fact.node(), Answered.NO, Optional.empty(), Optional.empty()));
            case STARTED, ATTEMPT_STARTED, RINGING, ENDED -> Optional.empty();
        };
    }

    /// The answer of the call itself may be ours, and is no start of a talk time.
    private static Optional<Instant> answeredAt(CallFact fact) {
        return fact.leg().isCall() ? Optional.empty() : Optional.of(fact.occurredAt());
    }

    /// A call without a known answer may have been answered; only CEL, which is complete, shows that it was not.
    private static AdmissionCommand completed(CallCompleted completed) {
        CallFact fact = completed.fact();
        Answered unanswered = fact.source() == CallFact.Source.CEL ? Answered.NO : Answered.UNKNOWN;
        return new AdmissionCommand.CallEnded(
                fact.callId(),
                fact.node(),
                completed.answeredAt() == null ? unanswered : Answered.YES,
                Optional.ofNullable(completed.answeredAt()),
                Optional.of(completed.endedAt()));
    }
}
