package io.trunkline.routing.placedcalls;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent.Kind;
import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.Set;

/// What is heard of a placed call, as those who follow it are told. Much of it they are not: a call has a dozen
/// steps.
final class PlacedCallEvents {
    private static final Set<String> DIALED_KINDS = Set.of("carrier", "client");

    private PlacedCallEvents() {}

    static Optional<PlacedCallEvent> of(CallRouted routed) {
        if (routed.answer() != CallRouted.AnswerKind.DIAL) {
            return Optional.empty();
        }
        Optional<String> name = routed.trace().stream()
                .filter(candidate -> candidate.chosen() && DIALED_KINDS.contains(candidate.kind()))
                .flatMap(candidate -> Optional.ofNullable(candidate.name()).stream())
                .findFirst();
        boolean joins = routed.fact().leg().isConnectLeg();
        return Optional.of(PlacedCallEvent.routed(
                new CallId(routed.callId()),
                routed.fact().leg().code(),
                routed.fact().occurredAt(),
                Optional.ofNullable(routed.fact().ids().carrierId()).filter(_ -> !joins),
                Optional.ofNullable(routed.fact().ids().clientId()).filter(_ -> joins),
                name));
    }

    /// Only a dialled channel rings and answers; the halves of a Local one do not count.
    static Optional<PlacedCallEvent> of(CallProgress step) {
        Optional<Kind> kind = switch (step.kind()) {
            case RINGING -> Optional.of(Kind.RINGING);
            case ANSWERED -> Optional.of(Kind.ANSWERED);
            default -> Optional.empty();
        };
        int attempt = step.fact().leg().code();
        return kind.filter(_ -> attempt > 0)
                .map(told -> PlacedCallEvent.of(
                        new CallId(step.callId()), told, attempt, step.fact().occurredAt()));
    }

    static Optional<PlacedCallEvent> ended(CallProgress notOriginated) {
        return Optional.of(PlacedCallEvent.ended(
                new CallId(notOriginated.callId()), notOriginated.fact().occurredAt(), Optional.empty()));
    }

    static Optional<PlacedCallEvent> ended(CallCompleted completed) {
        return Optional.of(PlacedCallEvent.ended(
                new CallId(completed.callId()), completed.endedAt(), Optional.ofNullable(completed.cause())));
    }
}
