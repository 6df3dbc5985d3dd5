package io.trunkline.routing.leases;

import io.trunkline.routing.calls.PlacedCalls;
import io.trunkline.routing.calls.domain.PlacedCall;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.decisions.Numbers;
import io.trunkline.routing.decisions.Router;
import io.trunkline.routing.decisions.domain.CallSoFar;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.LastAttempt;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.StopReason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Puts a question of the dialplan to the router, with what the call has been through and, for a call that was
/// placed, with what its originator asked for. The dialplan's word is taken for who asks, never for whom to dial.
@Component
class DecideAttempt {
    private final Router router;
    private final PlacedCalls placedCalls;
    private final Numbers numbers;

    DecideAttempt(Router router, PlacedCalls placedCalls, Numbers numbers) {
        this.router = router;
        this.placedCalls = placedCalls;
        this.numbers = numbers;
    }

    /// A decision and what its originator wants kept with it.
    record Decided(Decision decision, Map<String, String> reference) {}

    /// The same before its caps are known.
    record Prepared(Routing routing, Map<String, String> reference) {
        Decided over(Ledger ledger) {
            return new Decided(routing.decide(ledger), reference);
        }
    }

    Mono<Prepared> prepare(Question question, List<Lease> held) {
        CallSoFar soFar = soFar(question, held);
        return switch (question.direction()) {
            case INBOUND -> inbound(question, soFar);
            case OUTBOUND ->
                placedCalls
                        .find(question.call())
                        .flatMap(placed -> outbound(question, placed, soFar))
                        .defaultIfEmpty(unknown());
            case PREFIX ->
                placedCalls
                        .find(question.call())
                        .flatMap(placed -> prefixOfPlaced(question, placed, soFar))
                        .switchIfEmpty(Mono.defer(() -> prefix(question, soFar)));
            case CONNECT ->
                placedCalls
                        .find(question.call())
                        .flatMap(placed -> connect(question, placed, soFar, held))
                        .defaultIfEmpty(unknown());
        };
    }

    private Mono<Prepared> inbound(Question question, CallSoFar soFar) {
        return router.inbound(question.number(), question.endpoint(), question.node(), soFar)
                .map(routing -> new Prepared(routing, Map.of()));
    }

    private Mono<Prepared> outbound(Question question, PlacedCall placed, CallSoFar soFar) {
        if (isAnother(question, placed)) {
            return Mono.just(mismatch(placed));
        }
        return router.outbound(request(placed), question.node(), soFar)
                .map(routing -> new Prepared(routing, placed.reference()));
    }

    private Mono<Prepared> prefixOfPlaced(Question question, PlacedCall placed, CallSoFar soFar) {
        if (isAnother(question, placed)) {
            return Mono.just(mismatch(placed));
        }
        return router.prefix(request(placed), question.carrier().orElseThrow(), "", question.node(), soFar)
                .map(routing -> new Prepared(routing, placed.reference()));
    }

    /// A call that somebody else placed through the static block, such as an agent's telephone.
    private Mono<Prepared> prefix(Question question, CallSoFar soFar) {
        OutboundRequest request = new OutboundRequest(
                numbers.normalise(question.number()),
                question.number(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return router.prefix(request, question.carrier().orElseThrow(), question.from(), question.node(), soFar)
                .map(routing -> new Prepared(routing, Map.of()));
    }

    private Mono<Prepared> connect(Question question, PlacedCall placed, CallSoFar soFar, List<Lease> held) {
        Parties parties = held.stream()
                .map(Lease::parties)
                .reduce((_, last) -> last)
                .orElse(new Parties(placed.tenant(), placed.campaign().orElse(null), null, null, null, placed.did()));
        PhoneNumber number = placed.shown();
        return router.connect(question.client().orElseThrow(), number, parties, question.node(), soFar)
                .map(routing -> new Prepared(routing, placed.reference()));
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
                Optional.of(placed.did()));
    }

    private static CallSoFar soFar(Question question, List<Lease> held) {
        return new CallSoFar(
                held.stream()
                        .map(lease -> lease.parties().client())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                held.stream()
                        .map(lease -> lease.parties().carrier())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                question.last().map(LastAttempt::outcome));
    }

    private static Prepared unknown() {
        return new Prepared(Routing.settled(Decision.stop(StopReason.CALL_UNKNOWN, Parties.NOBODY)), Map.of());
    }

    private static Prepared mismatch(PlacedCall placed) {
        Parties parties = new Parties(placed.tenant(), placed.campaign().orElse(null), null, null, null, placed.did());
        return new Prepared(Routing.settled(Decision.stop(StopReason.NUMBER_MISMATCH, parties)), placed.reference());
    }
}
