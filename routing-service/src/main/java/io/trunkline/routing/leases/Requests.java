package io.trunkline.routing.leases;

import io.trunkline.routing.calls.domain.PlacedCall;
import io.trunkline.routing.decisions.Numbers;
import io.trunkline.routing.decisions.domain.CallSoFar;
import io.trunkline.routing.decisions.domain.CarrierId;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.Ending;
import io.trunkline.routing.decisions.domain.LastAttempt;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.decisions.domain.RoutingRequest;
import io.trunkline.routing.decisions.domain.StopReason;
import io.trunkline.routing.leases.domain.Lease;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What a question of the dialplan wants to know. The dialplan's word is taken for who asks, never for whom to dial.
@Component
class Requests {
    private final Numbers numbers;

    Requests(Numbers numbers) {
        this.numbers = numbers;
    }

    /// A request for the router, or the refusal when there is nothing to ask it.
    ///
    /// @param reference what the call's originator wants kept with its record
    record Wanted(Optional<RoutingRequest> request, Decision refusal, Map<String, String> reference) {
        static Wanted asks(RoutingRequest request, Map<String, String> reference) {
            return new Wanted(Optional.of(request), Decision.stop(StopReason.CALL_UNKNOWN, Parties.NOBODY), reference);
        }

        static Wanted refused(StopReason reason, Parties parties, Map<String, String> reference) {
            return new Wanted(Optional.empty(), Decision.stop(reason, parties), reference);
        }
    }

    Wanted of(Question question, Optional<PlacedCall> placed, List<Lease> leases) {
        CallSoFar soFar = soFar(question, leases);
        return switch (question.direction()) {
            case INBOUND ->
                Wanted.asks(
                        new RoutingRequest.Inbound(question.number(), question.from(), question.endpoint(), soFar),
                        Map.of());
            case OUTBOUND ->
                placed.map(call -> placed(question, call, new RoutingRequest.Outbound(request(call), soFar)))
                        .orElseGet(Requests::unknown);
            case PREFIX -> prefix(question, placed, soFar);
            case CONNECT ->
                placed.map(call -> Wanted.asks(connect(question, call, leases, soFar), call.reference()))
                        .orElseGet(Requests::unknown);
        };
    }

    private Wanted placed(Question question, PlacedCall call, RoutingRequest request) {
        return isAnother(question, call)
                ? Wanted.refused(StopReason.NUMBER_MISMATCH, parties(call), call.reference())
                : Wanted.asks(request, call.reference());
    }

    /// A call of ours, or one that somebody else placed through the static block, such as an agent's telephone.
    private Wanted prefix(Question question, Optional<PlacedCall> placed, CallSoFar soFar) {
        var carrier = question.carrier().orElseThrow();
        if (placed.isPresent()) {
            PlacedCall call = placed.get();
            return placed(question, call, new RoutingRequest.Prefix(request(call), carrier, "", soFar));
        }
        OutboundRequest request = new OutboundRequest(
                numbers.normalise(question.number()),
                question.number(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return Wanted.asks(new RoutingRequest.Prefix(request, carrier, question.from(), soFar), Map.of());
    }

    private static RoutingRequest connect(Question question, PlacedCall call, List<Lease> leases, CallSoFar soFar) {
        Parties parties = leases.isEmpty() ? parties(call) : leases.getLast().parties();
        return new RoutingRequest.Connect(question.client().orElseThrow(), call.shown(), parties, soFar);
    }

    /// The block of a prefix is given digits only, from which a country code cannot always be told again.
    private boolean isAnother(Question question, PlacedCall placed) {
        String digits = question.number().replace("+", "");
        return !digits.equals(placed.to().digits())
                && !digits.equals(placed.asDialled().replace("+", ""))
                && !numbers.normalise(question.number()).equals(Optional.of(placed.to()));
    }

    private static OutboundRequest request(PlacedCall placed) {
        return new OutboundRequest(
                Optional.of(placed.to()),
                placed.asDialled(),
                Optional.of(placed.tenant()),
                placed.campaign(),
                placed.carrier(),
                placed.prefix(),
                Optional.of(placed.did()),
                true);
    }

    private static CallSoFar soFar(Question question, List<Lease> leases) {
        List<Lease> earlier = leases.stream()
                .filter(lease -> lease.attempt() < question.attempt())
                .toList();
        return new CallSoFar(
                earlier.stream()
                        .map(lease -> lease.parties().client())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                earlier.stream()
                        .map(lease -> lease.parties().carrier())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                question.last().map(last -> ending(last, question.attempt(), leases)));
    }

    /// The carrier is that of the latest lease before this attempt.
    private static Ending ending(LastAttempt last, int attempt, List<Lease> leases) {
        Optional<CarrierId> carrier = leases.stream()
                .filter(lease -> lease.attempt() < attempt)
                .max(Comparator.comparingInt(Lease::attempt))
                .map(lease -> lease.parties().carrier());
        return new Ending(last.outcome(), last.cause(), last.sipStatus(), carrier);
    }

    private static Parties parties(PlacedCall placed) {
        return new Parties(placed.tenant(), placed.campaign().orElse(null), null, null, null, placed.did());
    }

    private static Wanted unknown() {
        return Wanted.refused(StopReason.CALL_UNKNOWN, Parties.NOBODY, Map.of());
    }
}
