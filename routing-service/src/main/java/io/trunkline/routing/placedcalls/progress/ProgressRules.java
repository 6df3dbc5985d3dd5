package io.trunkline.routing.placedcalls.progress;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.placedcalls.domain.PlacedCallState;
import io.trunkline.routing.placedcalls.domain.PlacedCallState.Stage;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.AttemptEnd;
import java.util.Optional;

/// What each event changes in a placed call.
final class ProgressRules {
    private ProgressRules() {}

    static void apply(PlacedCallState call, Event event) {
        switch (event) {
            case CallRouted routed -> applyRouted(call, routed);
            case CallProgress step
            when step.kind() == CallProgress.Kind.NOT_ORIGINATED -> applyNotOriginated(call, step);
            case CallProgress step -> applyStep(call, step);
            case CallCompleted completed -> applyEnd(call, completed);
            default -> {}
        }
    }

    /// A stopped connect leg does not end its call.
    private static void applyRouted(PlacedCallState call, CallRouted routed) {
        String reason = routed.reason();
        boolean stops = routed.answer() == CallRouted.AnswerKind.STOP && routed.direction() == Direction.OUTBOUND;
        if (stops && reason != null && !routed.fact().leg().isConnectLeg()) {
            call.stop(reason);
        } else {
            PlacedCallEvents.of(routed).ifPresent(call::log);
        }
    }

    private static void applyNotOriginated(PlacedCallState call, CallProgress step) {
        call.notOriginated(step.fact().occurredAt(), Optional.ofNullable(step.reason()));
        call.log(PlacedCallEvents.ended(step));
    }

    private static void applyStep(PlacedCallState call, CallProgress step) {
        stage(step).ifPresent(call::advance);
        outcome(step).map(StopReason::code).ifPresent(call::attemptEnded);
        if (step.kind() == CallProgress.Kind.ENDED && CallProgress.ROUTING_UNAVAILABLE.equals(step.reason())) {
            call.stop(CallProgress.ROUTING_UNAVAILABLE);
        }
        PlacedCallEvents.of(step).ifPresent(call::log);
    }

    private static Optional<Stage> stage(CallProgress step) {
        boolean dialed = !step.fact().leg().isCall();
        return switch (step.kind()) {
            case STARTED, ATTEMPT_STARTED -> Optional.of(Stage.STARTED);
            case RINGING -> Optional.of(Stage.RINGING);
            case ANSWERED -> dialed ? Optional.of(Stage.ANSWERED) : Optional.empty();
            case ATTEMPT_ENDED, ENDED, NOT_ORIGINATED -> Optional.empty();
        };
    }

    private static Optional<StopReason> outcome(CallProgress step) {
        String dialStatus = step.dialStatus();
        return step.kind() != CallProgress.Kind.ATTEMPT_ENDED
                        || dialStatus == null
                        || step.fact().leg().isConnectLeg()
                ? Optional.empty()
                : Optional.of(
                        StopReason.forOutcome(new AttemptEnd(dialStatus, step.cause(), step.sipStatus()).outcome()));
    }

    private static void applyEnd(PlacedCallState call, CallCompleted completed) {
        call.end(completed.endedAt(), completed.answeredAt() != null);
        call.log(PlacedCallEvents.ended(completed));
    }
}
