package io.trunkline.routing.placedcalls.progress;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent.Kind;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import java.util.Optional;
import java.util.Set;

/// Selects and maps call events to the events that users can follow; a call has about a dozen steps, most of
/// which are of no interest to them.
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
        boolean isConnectLeg = routed.fact().leg().isConnectLeg();
        return Optional.of(PlacedCallEvent.routed(
                new CallId(routed.callId()),
                routed.fact().leg(),
                routed.fact().occurredAt(),
                Optional.ofNullable(routed.fact().ids().carrierId()).filter(_ -> !isConnectLeg),
                Optional.ofNullable(routed.fact().ids().clientId()).filter(_ -> isConnectLeg),
                name));
    }

    /// Only dialed channels count; the halves of a Local channel do not.
    static Optional<PlacedCallEvent> of(CallProgress step) {
        Optional<Kind> kind = switch (step.kind()) {
            case RINGING -> Optional.of(Kind.RINGING);
            case ANSWERED -> Optional.of(Kind.ANSWERED);
            default -> Optional.empty();
        };
        CallLeg leg = step.fact().leg();
        return kind.filter(_ -> !leg.isCall())
                .map(known -> PlacedCallEvent.of(
                        new CallId(step.callId()), known, leg, step.fact().occurredAt()));
    }

    static PlacedCallEvent ended(CallProgress notOriginated) {
        return PlacedCallEvent.ended(
                new CallId(notOriginated.callId()), notOriginated.fact().occurredAt(), Optional.empty());
    }

    static PlacedCallEvent ended(CallCompleted completed) {
        return PlacedCallEvent.ended(
                new CallId(completed.callId()), completed.endedAt(), Optional.ofNullable(completed.cause()));
    }
}
