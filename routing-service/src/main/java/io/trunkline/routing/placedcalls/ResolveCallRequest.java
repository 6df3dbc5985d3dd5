package io.trunkline.routing.placedcalls;

import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.references.AwaitReferences;
import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.routing.decision.Candidates;
import io.trunkline.routing.decision.domain.outbound.CallerIdChoice;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.routing.readmodel.ReadModel;
import io.trunkline.routing.readmodel.TenantNumbers;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.LocalPresence;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds the entities that a request refers to, if its user may use them. An entity of another tenant is
/// reported as unknown. [AwaitReferences#run] waits for one that is not known yet.
@Component
class ResolveCallRequest {
    private final PlaceCallStore store;
    private final ReadModel readModel;
    private final Candidates candidates;
    private final TenantNumbers numbers;
    private final RoutingSettings settings;
    private final Readiness readiness;
    private final AwaitReferences references;

    ResolveCallRequest(
            PlaceCallStore store,
            ReadModel readModel,
            Candidates candidates,
            TenantNumbers numbers,
            RoutingSettings settings,
            Readiness readiness,
            AwaitReferences references) {
        this.store = store;
        this.readModel = readModel;
        this.candidates = candidates;
        this.numbers = numbers;
        this.settings = settings;
        this.readiness = readiness;
        this.references = references;
    }

    /// The reader for the numbers of the request.
    Mono<PhoneNumberReader> numbersOf(TenantId tenant) {
        return numbers.ofTenant(tenant.value());
    }

    PhoneNumber dialedNumber(PhoneNumberReader reader, PlaceCallRequest request) {
        return reader.read(request.to())
                .number()
                .orElseThrow(() -> CommonProblem.NUMBER_INVALID.problem(
                        "Invalid phone number: " + request.to(),
                        new FieldViolation("to", "e164", "must be a phone number")));
    }

    /// The tenant that places the call. An unknown tenant is refused for every role.
    Mono<TenantId> tenant(CurrentUser caller, PlaceCallRequest request) {
        return resolveNamed(caller, request).flatMap(this::known);
    }

    private Mono<TenantId> known(TenantId tenant) {
        Mono<ReferenceState> state = readModel.tenantState(tenant.value());
        return state.filter(found -> found == ReferenceState.AVAILABLE)
                .map(_ -> tenant)
                .switchIfEmpty(
                        references.refuse(CommonProblem.TENANT_UNKNOWN.problem("There is no such tenant"), state));
    }

    private Mono<TenantId> resolveNamed(CurrentUser caller, PlaceCallRequest request) {
        if (request.campaignId() != null) {
            return store.tenantOfCampaign(request.campaignId(), owner(caller, request))
                    .switchIfEmpty(refuse(
                            RoutingProblem.CAMPAIGN_UNKNOWN.problem("There is no campaign " + request.campaignId())))
                    .map(TenantId::new);
        }
        Optional<UUID> owner = owner(caller, request);
        if (owner.isPresent()) {
            return Mono.just(new TenantId(owner.get()));
        }
        return request.callerId()
                .map(idOrNumber -> tenantOfDid(normalize(numbers.ofDefaultCountry(), idOrNumber)))
                .orElseGet(() -> Mono.error(CommonProblem.INVALID.problem(
                        "One of tenantId, campaignId and from is required",
                        new FieldViolation("tenantId", "required", "is required without campaignId and from"))));
    }

    private Mono<TenantId> tenantOfDid(String idOrNumber) {
        return store.tenantOfDid(idOrNumber)
                .map(TenantId::new)
                .switchIfEmpty(references.refuse(
                        RoutingProblem.DID_UNKNOWN.problem("DID not found: " + idOrNumber),
                        readModel.didState(Optional.empty(), idOrNumber)));
    }

    private static Optional<UUID> owner(CurrentUser caller, PlaceCallRequest request) {
        UUID named = request.tenantId();
        if (named != null && !caller.canSee(named)) {
            throw CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + named);
        }
        return caller.tenantId().or(() -> Optional.ofNullable(named));
    }

    /// The DID used as caller ID: the requested one, otherwise the next one of the rotation.
    Mono<Did> callerIdDid(TenantId tenant, PhoneNumberReader reader, PlaceCallRequest request, PhoneNumber to) {
        return request.callerId()
                .map(idOrNumber -> resolveNamed(tenant, reader, idOrNumber))
                .orElseGet(() -> candidates
                        .leastUsedDid(tenant, choice(request, to))
                        .switchIfEmpty(refuse(RoutingProblem.NO_DID_AVAILABLE.problem(
                                request.rotation() != null && request.rotation().hasFilters()
                                        ? "No active number below its limit matches all filters of rotation"
                                        : "No available DIDs configured for this tenant"))));
    }

    private static CallerIdChoice choice(PlaceCallRequest request, PhoneNumber to) {
        Optional<CampaignId> campaign =
                Optional.ofNullable(request.campaignId()).map(CampaignId::new);
        PlaceCallRequest.Rotation rotation = request.rotation();
        return rotation == null
                ? CallerIdChoice.any(campaign)
                : new CallerIdChoice(
                        campaign,
                        Optional.ofNullable(rotation.areaCode()),
                        Optional.ofNullable(rotation.region()),
                        Optional.ofNullable(rotation.tag()),
                        Optional.ofNullable(rotation.trunk()),
                        Boolean.TRUE.equals(rotation.localPresence())
                                ? Optional.of(LocalPresence.of(to))
                                : Optional.empty());
    }

    private Mono<Did> resolveNamed(TenantId tenant, PhoneNumberReader reader, String idOrNumber) {
        String named = normalize(reader, idOrNumber);
        return candidates
                .findDid(tenant, named)
                .switchIfEmpty(references.refuse(
                        RoutingProblem.DID_UNKNOWN.problem("DID not found: " + idOrNumber),
                        readModel.didState(Optional.of(tenant.value()), named)))
                .doOnNext(ResolveCallRequest::requireUsable);
    }

    private static void requireUsable(Did did) {
        if (!did.active()) {
            throw RoutingProblem.CALL_DID_UNUSABLE.problem("The number " + did.number() + " is not active");
        }
        if (!did.hasUsageLeft()) {
            throw RoutingProblem.CALL_DID_UNUSABLE.problem(
                    "The number " + did.number() + " has reached its maximum usage");
        }
    }

    private static String normalize(PhoneNumberReader reader, String idOrNumber) {
        return reader.read(idOrNumber).number().map(PhoneNumber::e164).orElse(idOrNumber);
    }

    Mono<Optional<CarrierId>> carrier(CurrentUser caller, TenantId tenant, PlaceCallRequest request) {
        String named = request.carrier();
        if (named == null) {
            return Mono.just(Optional.empty());
        }
        ProblemException unknown =
                RoutingProblem.CARRIER_UNKNOWN.problem("No carrier " + named + " is offered to the tenant");
        return readModel
                .findCarrier(tenant.value(), named)
                .filterWhen(carrier ->
                        caller.isPlatformUser() ? Mono.just(true) : store.mayUseCarrier(tenant.value(), carrier))
                .map(carrier -> Optional.of(new CarrierId(carrier)))
                .switchIfEmpty(refuseFor(caller, unknown, readModel.carrierState(tenant.value(), named)));
    }

    /// A seller uses only what its campaigns use, which is known here. It is refused immediately, so that the time
    /// until the refusal does not reveal whether the entity exists.
    private <T> Mono<T> refuseFor(CurrentUser caller, ProblemException problem, Mono<ReferenceState> state) {
        return caller.isPlatformUser() ? references.refuse(problem, state) : refuse(problem);
    }

    Mono<Optional<String>> prefix(CurrentUser caller, TenantId tenant, PlaceCallRequest request) {
        String named = request.dialPrefix();
        if (named == null || caller.isPlatformUser()) {
            return Mono.just(Optional.ofNullable(named));
        }
        return store.mayUsePrefix(tenant.value(), named)
                .filter(allowed -> allowed)
                .map(_ -> Optional.of(named))
                .switchIfEmpty(
                        refuse(RoutingProblem.CARRIER_UNKNOWN.problem("No carrier has the dial prefix " + named)));
    }

    Mono<ConnectTarget> connectTarget(CurrentUser caller, TenantId tenant, PlaceCallRequest request) {
        PlaceCallRequest.ConnectRequest connect = request.connect();
        if (connect == null) {
            return Mono.just(new ConnectTarget.OnHold());
        }
        if ((connect.context() == null) == (connect.client() == null)) {
            return Mono.error(
                    RoutingProblem.CALL_CONNECT_REFUSED.problem("connect must have either context or client"));
        }
        return connect.client() == null
                ? context(String.valueOf(connect.context()))
                : client(caller, tenant, connect.client());
    }

    private Mono<ConnectTarget> context(String name) {
        return settings.contexts().contains(name)
                ? Mono.just(new ConnectTarget.ToContext(name))
                : Mono.error(RoutingProblem.CALL_CONNECT_REFUSED.problem(
                        "The context " + name + " is not allowed; allowed: " + String.join(", ", settings.contexts())));
    }

    private Mono<ConnectTarget> client(CurrentUser caller, TenantId tenant, UUID client) {
        Mono<ReferenceState> state = readModel.clientState(client);
        ProblemException refusal = RoutingProblem.CALL_CONNECT_REFUSED.problem(
                caller.isPlatformUser()
                        ? "There is no active client " + client
                        : "No campaign of the tenant is linked to an active client " + client);
        return state.filter(found -> found == ReferenceState.AVAILABLE)
                .filterWhen(
                        _ -> caller.isPlatformUser() ? Mono.just(true) : store.mayConnectClient(tenant.value(), client))
                .<ConnectTarget>map(_ -> new ConnectTarget.ToClient(new ClientId(client)))
                .switchIfEmpty(refuseFor(caller, refusal, state));
    }

    private <T> Mono<T> refuse(ProblemException problem) {
        return Mono.error(() -> readiness.isCaughtUp()
                ? problem
                : CommonProblem.NOT_READY.problem("The service is still loading its data; try again shortly"));
    }
}
