package io.trunkline.routing.placedcalls;

import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.decision.Router;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.DialedDigits;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.outbound.OutboundRouting;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.routing.placedcalls.follow.PlacedCallEventLog;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CampaignId;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.PhoneNumber;
import io.trunkline.telephony.TenantId;
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
    private static final int MAX_CALLER_ID_RETRIES = 3;

    private final ResolveCallRequest resolve;
    private final PlaceCallStore store;
    private final Router router;
    private final Caps caps;
    private final ReserveCaps reserveCaps;
    private final PlacedCallEventLog eventLog;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final RoutingSettings settings;
    private final CallIdGenerator callIds;
    private final Clock clock;

    PlaceCall(
            ResolveCallRequest resolve,
            PlaceCallStore placing,
            Router router,
            Caps caps,
            ReserveCaps takeForOrder,
            PlacedCallEventLog callLog,
            Outbox outbox,
            TransactionalOperator transactions,
            RoutingSettings settings,
            CallIdGenerator names,
            Clock clock) {
        this.resolve = resolve;
        this.store = placing;
        this.router = router;
        this.caps = caps;
        this.reserveCaps = takeForOrder;
        this.eventLog = callLog;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.callIds = names;
        this.clock = clock;
    }

    /// What a request names, found.
    private record ResolvedRequest(
            TenantId tenant,
            Did callerIdDid,
            Optional<CarrierId> carrier,
            Optional<String> dialPrefix,
            ConnectTarget connect) {}

    Mono<CallId> place(CurrentUser caller, PlaceCallRequest request, @Nullable IdempotencyKey key) {
        if (key == null) {
            return placeNew(caller, request, null);
        }
        String digest = callIds.digest(request);
        return store.findKeyUse(caller.userId(), key.value())
                .map(earlier -> requireSameRequest(earlier, digest))
                .switchIfEmpty(Mono.defer(() -> placeNew(caller, request, key)));
    }

    private static CallId requireSameRequest(PlaceCallStore.KeyUse earlier, String digest) {
        if (!earlier.digest().equals(digest)) {
            throw CommonProblem.IDEMPOTENCY_CONFLICT.problem("This Idempotency-Key belongs to another request");
        }
        return earlier.call();
    }

    private Mono<CallId> placeNew(CurrentUser caller, PlaceCallRequest request, @Nullable IdempotencyKey key) {
        if (request.isAmbiguous()) {
            return Mono.error(RoutingProblem.CALL_ROUTE_AMBIGUOUS.problem(
                    "Name campaignId, carrier or dialPrefix, or none of them"));
        }
        PhoneNumber to = resolve.dialedNumber(request);
        return resolve.tenant(caller, request)
                .flatMap(tenant -> resolveAll(caller, tenant, request))
                .flatMap(scope -> route(caller, request, to, scope))
                .flatMap(order -> save(caller, request, key, order))
                .retryWhen(retryWithAnotherCallerId(request));
    }

    /// The rotation is read without a lock: of orders that come at once some find their number used up by others,
    /// and take the next.
    private static Retry retryWithAnotherCallerId(PlaceCallRequest request) {
        return Retry.max(MAX_CALLER_ID_RETRIES)
                .filter(refused -> request.callerId().isEmpty()
                        && refused instanceof ProblemException problem
                        && problem.code() == RoutingProblem.CALL_DID_UNUSABLE)
                .onRetryExhaustedThrow((_, last) -> last.failure());
    }

    private Mono<ResolvedRequest> resolveAll(CurrentUser caller, TenantId tenant, PlaceCallRequest request) {
        return Mono.zip(
                        resolve.callerIdDid(tenant, request),
                        resolve.carrier(caller, tenant, request),
                        resolve.prefix(caller, tenant, request),
                        resolve.connectTarget(caller, tenant, request))
                .map(found -> new ResolvedRequest(tenant, found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }

    /// A call and by which static block it leaves, if by one.
    private record RoutedCall(PlacedCall call, Optional<String> dialPrefix, int ringTimeoutSeconds) {}

    private Mono<RoutedCall> route(
            CurrentUser caller, PlaceCallRequest request, PhoneNumber to, ResolvedRequest scope) {
        String asDialled = DialedDigits.of(request.to());
        OutboundRequest outbound = new OutboundRequest(
                Optional.of(to),
                asDialled,
                Optional.of(scope.tenant()),
                Optional.ofNullable(request.campaignId()).map(CampaignId::new),
                scope.carrier(),
                scope.dialPrefix(),
                Optional.of(scope.callerIdDid().id()),
                true);
        CallId id = callIds.next(settings.nodes());
        return router.prepareOutbound(outbound, id.node())
                .flatMap(route -> decide(route, placedCall(id, caller, request, outbound, scope)));
    }

    /// By what is taken now, without a lock: good enough to refuse, not to promise.
    private Mono<RoutedCall> decide(OutboundRouting route, PlacedCall call) {
        Set<CapKey> keys = Stream.concat(route.capKeys().stream(), call.capUse().capKeys().stream())
                .collect(Collectors.toUnmodifiableSet());
        return caps.read(keys).map(ledger -> {
            RoutedCall order = routedCall(route, route.decide(ledger), call);
            call.capUse().refusal(ledger).ifPresent(reason -> {
                throw PlaceCallProblems.problem(reason);
            });
            return order;
        });
    }

    private PlacedCall placedCall(
            CallId id, CurrentUser caller, PlaceCallRequest request, OutboundRequest outbound, ResolvedRequest scope) {
        return new PlacedCall(
                id,
                scope.tenant(),
                outbound.campaign(),
                scope.callerIdDid().id(),
                outbound.to().orElseThrow(),
                outbound.asDialed(),
                scope.callerIdDid().number(),
                scope.carrier(),
                scope.dialPrefix(),
                scope.connect(),
                request.referenceOrEmpty(),
                UUID.randomUUID(),
                caller.username() + " (" + caller.userId() + ")",
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static RoutedCall routedCall(OutboundRouting route, Decision decision, PlacedCall call) {
        return switch (decision.answer()) {
            case Answer.Dial dial ->
                new RoutedCall(
                        call,
                        route.dialPrefix(),
                        Math.toIntExact(dial.ringTimeout().toSeconds()));
            case Answer.Stop(var reason, var _, var _) -> throw PlaceCallProblems.problem(reason);
            case Answer.Overflow _ -> throw RoutingProblem.CALL_NO_ROUTE.problem("The call has no way out now");
        };
    }

    private Mono<CallId> save(
            CurrentUser caller, PlaceCallRequest request, @Nullable IdempotencyKey key, RoutedCall order) {
        PlacedCall call = order.call();
        return store.save(call)
                .then(saveKey(caller, request, key, call.id()))
                .then(eventLog.add(PlacedCallEvent.of(call.id(), PlacedCallEvent.Kind.REQUESTED, 0, call.placedAt())))
                .then(outbox.append(OriginateCommands.originate(
                        call, order.dialPrefix(), order.ringTimeoutSeconds(), settings.commandDeadline())))
                .then(Mono.defer(() -> reserveCaps.reserve(call.capUse())))
                .thenReturn(call.id())
                .as(transactions::transactional);
    }

    private Mono<Void> saveKey(
            CurrentUser caller, PlaceCallRequest request, @Nullable IdempotencyKey key, CallId call) {
        if (key == null) {
            return Mono.empty();
        }
        return store.saveKey(caller.userId(), key.value(), new PlaceCallStore.KeyUse(callIds.digest(request), call))
                .doOnNext(kept -> {
                    if (!kept) {
                        throw CommonProblem.IDEMPOTENCY_CONFLICT.problem(
                                "The same Idempotency-Key is being used by another request right now");
                    }
                })
                .then();
    }
}
