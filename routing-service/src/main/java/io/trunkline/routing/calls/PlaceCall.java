package io.trunkline.routing.calls;

import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.calls.domain.CallEvent;
import io.trunkline.routing.calls.domain.Connection;
import io.trunkline.routing.calls.domain.PlacedCall;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.decisions.Numbers;
import io.trunkline.routing.decisions.Router;
import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.CampaignId;
import io.trunkline.routing.decisions.domain.CarrierId;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.Did;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.OutboundRoute;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.TenantId;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// From a request to an order for a node, or to a refusal by what is known now. The lease is taken later, when the
/// dialplan asks, as for every call.
@Component
class PlaceCall {
    private static final int ROTATIONS = 3;

    private final ResolveRequest resolve;
    private final Placing placing;
    private final Router router;
    private final Caps caps;
    private final TakeForOrder takeForOrder;
    private final CallLog callLog;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final RoutingSettings settings;
    private final CallNames names;
    private final Clock clock;

    PlaceCall(
            ResolveRequest resolve,
            Placing placing,
            Router router,
            Caps caps,
            TakeForOrder takeForOrder,
            CallLog callLog,
            Outbox outbox,
            TransactionalOperator transactions,
            RoutingSettings settings,
            CallNames names,
            Clock clock) {
        this.resolve = resolve;
        this.placing = placing;
        this.router = router;
        this.caps = caps;
        this.takeForOrder = takeForOrder;
        this.callLog = callLog;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.names = names;
        this.clock = clock;
    }

    /// What a request names, found.
    private record Scope(
            TenantId tenant, Did shown, Optional<CarrierId> carrier, Optional<String> prefix, Connection joins) {}

    Mono<CallId> place(CurrentUser caller, CallRequest request, @Nullable IdempotencyKey key) {
        if (key == null) {
            return placeNew(caller, request, null);
        }
        String digest = names.digest(request);
        return placing.earlier(caller.userId(), key.value())
                .map(earlier -> sameAsBefore(earlier, digest))
                .switchIfEmpty(Mono.defer(() -> placeNew(caller, request, key)));
    }

    private static CallId sameAsBefore(Placing.Earlier earlier, String digest) {
        if (!earlier.digest().equals(digest)) {
            throw CommonProblem.IDEMPOTENCY_CONFLICT.problem("This Idempotency-Key belongs to another request");
        }
        return earlier.call();
    }

    private Mono<CallId> placeNew(CurrentUser caller, CallRequest request, @Nullable IdempotencyKey key) {
        if (request.isAmbiguous()) {
            return Mono.error(RoutingProblem.CALL_ROUTE_AMBIGUOUS.problem(
                    "Name campaignId, carrier or dialPrefix, or none of them"));
        }
        PhoneNumber to = resolve.number(request);
        return resolve.tenant(caller, request)
                .flatMap(tenant -> scope(caller, tenant, request))
                .flatMap(scope -> route(caller, request, to, scope))
                .flatMap(order -> keep(caller, request, key, order))
                .retryWhen(anotherNumber(request));
    }

    /// The rotation is read without a lock: of orders that come at once some find their number used up by others, and
    /// take the next.
    private static Retry anotherNumber(CallRequest request) {
        return Retry.max(ROTATIONS)
                .filter(refused -> request.shown().isEmpty()
                        && refused instanceof ProblemException problem
                        && problem.code() == RoutingProblem.CALL_DID_UNUSABLE)
                .onRetryExhaustedThrow((_, last) -> last.failure());
    }

    private Mono<Scope> scope(CurrentUser caller, TenantId tenant, CallRequest request) {
        return Mono.zip(
                        resolve.shown(tenant, request),
                        resolve.carrier(caller, tenant, request),
                        resolve.prefix(caller, tenant, request),
                        resolve.connection(caller, tenant, request))
                .map(found -> new Scope(tenant, found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }

    /// A call and by which static block it leaves, if by one.
    private record Order(PlacedCall call, Optional<String> leavesByPrefix, int ringSeconds) {}

    private Mono<Order> route(CurrentUser caller, CallRequest request, PhoneNumber to, Scope scope) {
        String asDialled = Numbers.dialled(request.to());
        OutboundRequest outbound = new OutboundRequest(
                Optional.of(to),
                asDialled,
                Optional.of(scope.tenant()),
                Optional.ofNullable(request.campaignId()).map(CampaignId::new),
                scope.carrier(),
                scope.prefix(),
                Optional.of(scope.shown().id()),
                true);
        CallId id = names.next(settings.nodes());
        return router.outbound(outbound, id.node())
                .flatMap(route -> decided(route, placed(id, caller, request, outbound, scope)));
    }

    /// By what is taken now, without a lock: good enough to refuse, not to promise.
    private Mono<Order> decided(OutboundRoute route, PlacedCall call) {
        Set<CapKey> keys = Stream.concat(route.caps().stream(), call.order().caps().stream())
                .collect(Collectors.toUnmodifiableSet());
        return caps.read(keys).map(ledger -> {
            Order order = order(route, route.decide(ledger), call);
            call.order().refusal(ledger).ifPresent(reason -> {
                throw Refusals.of(reason);
            });
            return order;
        });
    }

    private PlacedCall placed(
            CallId id, CurrentUser caller, CallRequest request, OutboundRequest outbound, Scope scope) {
        return new PlacedCall(
                id,
                scope.tenant(),
                outbound.campaign(),
                scope.shown().id(),
                outbound.to().orElseThrow(),
                outbound.asDialled(),
                scope.shown().number(),
                scope.carrier(),
                scope.prefix(),
                scope.joins(),
                request.references(),
                UUID.randomUUID(),
                caller.username() + " (" + caller.userId() + ")",
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static Order order(OutboundRoute route, Decision decision, PlacedCall call) {
        return switch (decision.answer()) {
            case Answer.Dial dial ->
                new Order(call, route.prefix(), Math.toIntExact(dial.ring().toSeconds()));
            case Answer.Stop(var reason, var _, var _) -> throw Refusals.of(reason);
            case Answer.Overflow _ -> throw RoutingProblem.CALL_NO_ROUTE.problem("The call has no way out now");
        };
    }

    private Mono<CallId> keep(CurrentUser caller, CallRequest request, @Nullable IdempotencyKey key, Order order) {
        PlacedCall call = order.call();
        return placing.keep(call)
                .then(keepKey(caller, request, key, call.id()))
                .then(callLog.add(CallEvent.of(call.id(), CallEvent.Kind.REQUESTED, 0, call.placedAt())))
                .then(outbox.append(CallOrders.originate(
                        call, order.leavesByPrefix(), order.ringSeconds(), settings.commandDeadline())))
                .then(Mono.defer(() -> takeForOrder.take(call.order())))
                .thenReturn(call.id())
                .as(transactions::transactional);
    }

    private Mono<Void> keepKey(CurrentUser caller, CallRequest request, @Nullable IdempotencyKey key, CallId call) {
        if (key == null) {
            return Mono.empty();
        }
        return placing.keepKey(caller.userId(), key.value(), new Placing.Earlier(names.digest(request), call))
                .doOnNext(kept -> {
                    if (!kept) {
                        throw CommonProblem.IDEMPOTENCY_CONFLICT.problem(
                                "The same Idempotency-Key is being used by another request right now");
                    }
                })
                .then();
    }
}
