package io.trunkline.routing.leases;

import io.trunkline.routing.calls.PlacedCalls;
import io.trunkline.routing.calls.domain.PlacedCall;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.decisions.Router;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.Direction;
import io.trunkline.routing.decisions.domain.Question;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.RoutingRequest;
import io.trunkline.routing.leases.Requests.Wanted;
import io.trunkline.routing.leases.domain.Lease;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Puts questions of the dialplan to the router, with what their calls have been through and, for calls that were
/// placed, with what their originators asked for.
@Component
class PutQuestions {
    private final Router router;
    private final PlacedCalls placedCalls;
    private final Requests requests;

    PutQuestions(Router router, PlacedCalls placedCalls, Requests requests) {
        this.router = router;
        this.placedCalls = placedCalls;
        this.requests = requests;
    }

    /// A question and the leases of its call, by attempt.
    record Asked(Question question, List<Lease> leases) {}

    /// A decision and what its originator wants kept with it.
    record Decided(Decision decision, Map<String, String> reference) {}

    /// The same before its caps are known.
    record Prepared(Routing routing, Map<String, String> reference) {
        Decided over(Ledger ledger) {
            return new Decided(routing.decide(ledger), reference);
        }
    }

    /// By question, however many: each kind of thing is read once.
    Mono<Map<Question, Prepared>> prepare(List<Asked> asked) {
        return placed(asked)
                .flatMapMany(placed -> Flux.fromIterable(byNode(asked, placed).entrySet()))
                .concatMap(ofNode -> routed(ofNode.getKey(), ofNode.getValue()))
                .collectList()
                .map(parts -> parts.stream()
                        .flatMap(part -> part.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Mono<Map<CallId, PlacedCall>> placed(List<Asked> asked) {
        List<CallId> calls = asked.stream()
                .map(Asked::question)
                .filter(question -> question.direction() != Direction.INBOUND)
                .map(Question::call)
                .distinct()
                .toList();
        return calls.isEmpty() ? Mono.just(Map.of()) : placedCalls.find(calls);
    }

    private record Put(Question question, Wanted wanted) {}

    private Map<String, List<Put>> byNode(List<Asked> asked, Map<CallId, PlacedCall> placed) {
        return asked.stream()
                .map(one -> new Put(one.question(), wanted(one, placed)))
                .collect(Collectors.groupingBy(put -> put.question().node()));
    }

    private Wanted wanted(Asked asked, Map<CallId, PlacedCall> placed) {
        Optional<PlacedCall> call =
                Optional.ofNullable(placed.get(asked.question().call()));
        return requests.of(asked.question(), call, asked.leases());
    }

    private Mono<Map<Question, Prepared>> routed(String node, List<Put> puts) {
        List<RoutingRequest> open =
                puts.stream().flatMap(put -> put.wanted().request().stream()).toList();
        Mono<List<Routing>> routings = open.isEmpty() ? Mono.just(List.of()) : router.route(open, node);
        return routings.map(found -> together(puts, found.iterator()));
    }

    private static Map<Question, Prepared> together(List<Put> puts, Iterator<Routing> routings) {
        return puts.stream()
                .collect(Collectors.toMap(Put::question, put -> prepared(put.wanted(), routings), (first, _) -> first));
    }

    private static Prepared prepared(Wanted wanted, Iterator<Routing> routings) {
        Function<RoutingRequest, Routing> next = _ -> routings.next();
        Routing routing = wanted.request().map(next).orElseGet(() -> Routing.settled(wanted.refusal()));
        return new Prepared(routing, wanted.reference());
    }
}
