package io.trunkline.routing.admission;

import io.trunkline.routing.admission.RoutingRequests.RequestOrRefusal;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.Router;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.placedcalls.PlacedCalls;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Passes questions to the router, with the earlier attempts of their calls and, for placed calls, with
/// their orders.
@Component
class ResolveQuestions {
    private final Router router;
    private final PlacedCalls placedCalls;
    private final RoutingRequests requests;

    ResolveQuestions(Router router, PlacedCalls placedCalls, RoutingRequests requests) {
        this.router = router;
        this.placedCalls = placedCalls;
        this.requests = requests;
    }

    /// A question and the leases of its call, in the order of their attempts.
    record QuestionWithLeases(Question question, List<Lease> leases) {}

    /// A decision, and what else the call's record gets.
    record DecisionWithRecordFields(Decision decision, RecordFields record) {}

    /// The same before the caps are locked.
    record ResolvedQuestion(Routing routing, RecordFields record) {
        DecisionWithRecordFields decide(CapLookup capLookup) {
            return new DecisionWithRecordFields(routing.decide(capLookup), record);
        }
    }

    /// Resolves all questions of a batch; each kind of data is read once.
    ///
    /// @param version the current version of the data of routes, read with this batch
    Mono<Map<Question, ResolvedQuestion>> resolve(List<QuestionWithLeases> asked, RouteVersion version) {
        if (asked.isEmpty()) {
            return Mono.just(Map.of());
        }
        return placedCalls(asked)
                .flatMapMany(placed -> Flux.fromIterable(byNode(asked, placed).entrySet()))
                .concatMap(ofNode -> resolveForNode(ofNode.getKey(), ofNode.getValue(), version))
                .collectList()
                .map(parts -> parts.stream()
                        .flatMap(part -> part.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Mono<Map<CallId, PlacedCall>> placedCalls(List<QuestionWithLeases> asked) {
        List<CallId> calls = asked.stream()
                .map(QuestionWithLeases::question)
                .filter(question -> question.direction() != Direction.INBOUND)
                .map(Question::call)
                .distinct()
                .toList();
        return calls.isEmpty() ? Mono.just(Map.of()) : placedCalls.find(calls);
    }

    private record PendingQuestion(Question question, RequestOrRefusal request) {}

    private Map<String, List<PendingQuestion>> byNode(List<QuestionWithLeases> asked, Map<CallId, PlacedCall> placed) {
        return asked.stream()
                .map(one -> new PendingQuestion(one.question(), request(one, placed)))
                .collect(Collectors.groupingBy(one -> one.question().node()));
    }

    private RequestOrRefusal request(QuestionWithLeases asked, Map<CallId, PlacedCall> placed) {
        Optional<PlacedCall> call =
                Optional.ofNullable(placed.get(asked.question().call()));
        return requests.resolve(asked.question(), call, asked.leases());
    }

    private Mono<Map<Question, ResolvedQuestion>> resolveForNode(
            String node, List<PendingQuestion> pending, RouteVersion version) {
        List<RoutingRequest> open = pending.stream()
                .flatMap(one -> one.request().request().stream())
                .toList();
        Mono<List<Routing>> routings =
                open.isEmpty() ? Mono.just(List.of()) : router.prepare(open, node, Optional.of(version));
        return routings.map(found -> combine(pending, found.iterator()));
    }

    private static Map<Question, ResolvedQuestion> combine(List<PendingQuestion> pending, Iterator<Routing> routings) {
        return pending.stream()
                .collect(Collectors.toMap(
                        PendingQuestion::question, put -> resolved(put.request(), routings), (first, _) -> first));
    }

    private static ResolvedQuestion resolved(RequestOrRefusal wanted, Iterator<Routing> routings) {
        Function<RoutingRequest, Routing> next = _ -> routings.next();
        Routing routing = wanted.request().map(next).orElseGet(() -> Routing.fixed(wanted.refusal()));
        return new ResolvedQuestion(routing, wanted.record());
    }
}
