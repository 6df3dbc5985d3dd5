package io.trunkline.routing.placedcalls;

import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.RequestKey;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.messaging.references.AwaitReferences;
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
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
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

/// Places a call: validates the request, decides the route by current usage, and sends the originate command to
/// a node. The lease is taken later, when the dialplan asks, as for every call.
@Component
class PlaceCall {
    private static final String OPERATION = "POST /api/v1/calls";
    private static final int MAX_CALLER_ID_RETRIES = 3;

    private final AwaitReferences references;
    private final ResolveCallRequest resolve;
    private final PlaceCallStore store;
    private final ChooseNode chooseNode;
    private final Router router;
    private final Caps caps;
    private final ReserveCaps reserveCaps;
    private final IdempotentRequests idempotentRequests;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final RoutingSettings settings;
    private final CallIdGenerator callIds;
    private final Clock clock;

    PlaceCall(
            AwaitReferences references,
            ResolveCallRequest resolve,
            PlaceCallStore store,
            ChooseNode chooseNode,
            Router router,
            Caps caps,
            ReserveCaps reserveCaps,
            IdempotentRequests idempotentRequests,
            Outbox outbox,
            TransactionalOperator transactions,
            RoutingSettings settings,
            CallIdGenerator callIds,
            Clock clock) {
        this.references = references;
        this.resolve = resolve;
        this.store = store;
        this.chooseNode = chooseNode;
        this.router = router;
        this.caps = caps;
        this.reserveCaps = reserveCaps;
        this.idempotentRequests = idempotentRequests;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.callIds = callIds;
        this.clock = clock;
    }

    /// What a request refers to.
    private record ResolvedRequest(
            TenantId tenant,
            PhoneNumber to,
            Did callerIdDid,
            Optional<CarrierId> carrier,
            Optional<String> dialPrefix,
            ConnectTarget connect) {}

    Mono<IdempotentAnswer<CallId>> place(CurrentUser caller, PlaceCallRequest request, @Nullable IdempotencyKey key) {
        var order = new IdempotentRequest<>(RequestKey.of(caller, OPERATION, key), request, String.class);
        return findEarlier(order)
                .switchIfEmpty(Mono.defer(() -> placeNew(caller, request, order))
                        .onErrorResume(ProblemException.class, refusal -> findConcurrent(order, refusal)));
    }

    private Mono<IdempotentAnswer<CallId>> findEarlier(IdempotentRequest<String> order) {
        return idempotentRequests.earlierAnswer(order).map(PlaceCall::callId);
    }

    /// A repeat may be refused because the first request has just taken what was left, such as the last use of
    /// a number.
    private Mono<IdempotentAnswer<CallId>> findConcurrent(IdempotentRequest<String> order, ProblemException refusal) {
        return findEarlier(order).switchIfEmpty(Mono.error(refusal));
    }

    private Mono<IdempotentAnswer<CallId>> placeNew(
            CurrentUser caller, PlaceCallRequest request, IdempotentRequest<String> order) {
        if (request.isAmbiguous()) {
            return Mono.error(RoutingProblem.CALL_ROUTE_AMBIGUOUS.problem(
                    "At most one of campaignId, carrier and dialPrefix may be set"));
        }
        if (request.callerId().isPresent() && request.rotation() != null) {
            return Mono.error(CommonProblem.INVALID.problem(
                    "rotation chooses the caller ID that from names",
                    new FieldViolation("rotation", "exclusive", "must be absent with from")));
        }
        return references
                .run(resolve.tenant(caller, request)
                        .zipWhen(resolve::numbersOf)
                        .flatMap(tenant -> resolveAll(caller, tenant.getT1(), tenant.getT2(), request)))
                .flatMap(resolved -> route(caller, request, resolved))
                .flatMap(routed -> save(order, routed))
                .retryWhen(retryWithAnotherCallerId(request));
    }

    /// The rotation reads usage without a lock, so concurrent requests may pick a number whose last use is
    /// taken by another one. Such a request picks again.
    private static Retry retryWithAnotherCallerId(PlaceCallRequest request) {
        return Retry.max(MAX_CALLER_ID_RETRIES)
                .filter(refused -> request.callerId().isEmpty()
                        && refused instanceof ProblemException problem
                        && problem.code() == RoutingProblem.CALL_DID_UNUSABLE)
                .onRetryExhaustedThrow((_, last) -> last.failure());
    }

    private Mono<ResolvedRequest> resolveAll(
            CurrentUser caller, TenantId tenant, PhoneNumberReader reader, PlaceCallRequest request) {
        PhoneNumber to = resolve.dialedNumber(reader, request);
        return Mono.zip(
                        resolve.callerIdDid(tenant, reader, request, to),
                        resolve.carrier(caller, tenant, request),
                        resolve.prefix(caller, tenant, request),
                        resolve.connectTarget(caller, tenant, request))
                .map(found ->
                        new ResolvedRequest(tenant, to, found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }

    /// @param dialPrefix set if the call uses the prefix dialplan
    private record RoutedCall(PlacedCall call, Optional<String> dialPrefix, int ringTimeoutSeconds) {}

    private Mono<RoutedCall> route(CurrentUser caller, PlaceCallRequest request, ResolvedRequest resolved) {
        String asDialed = DialedDigits.of(request.to());
        OutboundRequest outbound = new OutboundRequest(
                Optional.of(resolved.to()),
                asDialed,
                Optional.of(resolved.tenant()),
                Optional.ofNullable(request.campaignId()).map(CampaignId::new),
                resolved.carrier(),
                resolved.dialPrefix(),
                Optional.of(resolved.callerIdDid().id()),
                true);
        return chooseNode
                .choose(outbound, resolved.connect())
                .flatMap(node -> router.prepareOutbound(outbound, node)
                        .flatMap(route ->
                                decide(route, placedCall(callIds.next(node), caller, request, outbound, resolved))));
    }

    /// Decides by current usage without locks: enough to refuse, not to promise.
    private Mono<RoutedCall> decide(OutboundRouting route, PlacedCall call) {
        Set<CapKey> keys = Stream.concat(route.capKeys().stream(), call.capUse().capKeys().stream())
                .collect(Collectors.toUnmodifiableSet());
        return caps.read(keys).map(lookup -> {
            RoutedCall routed = routedCall(route, route.decide(lookup), call);
            call.capUse().refusal(lookup).ifPresent(reason -> {
                throw PlaceCallProblems.problem(reason);
            });
            return routed;
        });
    }

    private PlacedCall placedCall(
            CallId id,
            CurrentUser caller,
            PlaceCallRequest request,
            OutboundRequest outbound,
            ResolvedRequest resolved) {
        return new PlacedCall(
                id,
                resolved.tenant(),
                outbound.campaign(),
                resolved.callerIdDid().id(),
                outbound.to().orElseThrow(),
                outbound.asDialed(),
                resolved.callerIdDid().number(),
                resolved.carrier(),
                resolved.dialPrefix(),
                resolved.connect(),
                request.referenceOrEmpty(),
                request.callTags(),
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
            case Answer.Overflow _ ->
                throw RoutingProblem.CALL_NO_ROUTE.problem("No carrier is available for this call");
        };
    }

    private Mono<IdempotentAnswer<CallId>> save(IdempotentRequest<String> order, RoutedCall routed) {
        return idempotentRequests
                .once(order, saveCall(routed).thenReturn(routed.call().id().value()))
                .map(PlaceCall::callId)
                .as(transactions::transactional);
    }

    private static IdempotentAnswer<CallId> callId(IdempotentAnswer<String> answer) {
        return new IdempotentAnswer<>(new CallId(answer.value()), answer.isRepeat());
    }

    private Mono<Void> saveCall(RoutedCall routed) {
        PlacedCall call = routed.call();
        return store.save(call)
                .then(outbox.append(OriginateCommands.originate(
                        call, routed.dialPrefix(), routed.ringTimeoutSeconds(), settings.commandDeadline())))
                .then(Mono.defer(() -> reserveCaps.reserve(call.capUse())));
    }
}
