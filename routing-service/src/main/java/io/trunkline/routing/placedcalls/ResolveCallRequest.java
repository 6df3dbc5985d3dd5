package io.trunkline.routing.placedcalls;

import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.routing.decision.Candidates;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.routing.readmodel.ReadModel;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds the entities that a request refers to, if its user may use them. An entity of another tenant is
/// reported as unknown. While the service is catching up, an unknown entity is reported as "not ready".
@Component
class ResolveCallRequest {
    private final PlaceCallStore store;
    private final ReadModel readModel;
    private final Candidates candidates;
    private final PhoneNumberReader numbers;
    private final RoutingSettings settings;
    private final Readiness readiness;

    ResolveCallRequest(
            PlaceCallStore store,
            ReadModel readModel,
            Candidates candidates,
            PhoneNumberReader numbers,
            RoutingSettings settings,
            Readiness readiness) {
        this.store = store;
        this.readModel = readModel;
        this.candidates = candidates;
        this.numbers = numbers;
        this.settings = settings;
        this.readiness = readiness;
    }

    PhoneNumber dialedNumber(PlaceCallRequest request) {
        return numbers.read(request.to())
                .number()
                .orElseThrow(() -> RoutingProblem.CALL_NUMBER_INVALID.problem("Invalid phone number: " + request.to()));
    }

    /// The tenant that places the call. An unknown tenant is refused for every role.
    Mono<TenantId> tenant(CurrentUser caller, PlaceCallRequest request) {
        return resolveNamed(caller, request)
                .filterWhen(tenant -> readModel.hasTenant(tenant.value()))
                .switchIfEmpty(refuse(RoutingProblem.TENANT_UNKNOWN.problem("There is no such tenant")));
    }

    private Mono<TenantId> resolveNamed(CurrentUser caller, PlaceCallRequest request) {
        if (request.campaignId() != null) {
            return store.tenantOfCampaign(request.campaignId(), owner(caller, request))
                    .switchIfEmpty(refuse(RoutingProblem.CALL_CAMPAIGN_UNKNOWN.problem(
                            "There is no campaign " + request.campaignId())))
                    .map(TenantId::new);
        }
        Optional<UUID> owner = owner(caller, request);
        if (owner.isPresent()) {
            return Mono.just(new TenantId(owner.get()));
        }
        return Mono.justOrEmpty(request.callerId())
                .flatMap(idOrNumber -> store.tenantOfDid(normalize(idOrNumber)))
                .switchIfEmpty(refuse(
                        RoutingProblem.TENANT_UNKNOWN.problem("One of tenantId, campaignId and from is required")))
                .map(TenantId::new);
    }

    private static Optional<UUID> owner(CurrentUser caller, PlaceCallRequest request) {
        UUID named = request.tenantId();
        if (named != null && !caller.canSee(named)) {
            throw RoutingProblem.TENANT_UNKNOWN.problem("There is no tenant " + named);
        }
        return caller.tenantId().or(() -> Optional.ofNullable(named));
    }

    /// The DID used as caller ID: the requested one, otherwise the next one of the rotation.
    Mono<Did> callerIdDid(TenantId tenant, PlaceCallRequest request) {
        return request.callerId()
                .map(idOrNumber -> resolveNamed(tenant, idOrNumber))
                .orElseGet(() -> candidates
                        .leastUsedDid(
                                tenant,
                                Optional.ofNullable(request.campaignId()).map(CampaignId::new))
                        .switchIfEmpty(refuse(RoutingProblem.CALL_NO_DID_AVAILABLE.problem(
                                "No available DIDs configured for this tenant"))));
    }

    private Mono<Did> resolveNamed(TenantId tenant, String idOrNumber) {
        return candidates
                .findDid(tenant, normalize(idOrNumber))
                .switchIfEmpty(refuse(RoutingProblem.CALL_DID_UNKNOWN.problem("DID not found: " + idOrNumber)))
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

    private String normalize(String idOrNumber) {
        return numbers.read(idOrNumber).number().map(PhoneNumber::e164).orElse(idOrNumber);
    }

    Mono<Optional<CarrierId>> carrier(CurrentUser caller, TenantId tenant, PlaceCallRequest request) {
        String named = request.carrier();
        if (named == null) {
            return Mono.just(Optional.empty());
        }
        return readModel
                .findCarrier(named)
                .filterWhen(carrier ->
                        caller.isPlatformUser() ? Mono.just(true) : store.mayUseCarrier(tenant.value(), carrier))
                .map(carrier -> Optional.of(new CarrierId(carrier)))
                .switchIfEmpty(refuse(RoutingProblem.CALL_CARRIER_UNKNOWN.problem("There is no carrier " + named)));
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
                        refuse(RoutingProblem.CALL_CARRIER_UNKNOWN.problem("No carrier has the dial prefix " + named)));
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
                : Mono.error(RoutingProblem.CALL_CONNECT_REFUSED.problem("The context " + name + " is not allowed"));
    }

    private Mono<ConnectTarget> client(CurrentUser caller, TenantId tenant, UUID client) {
        return readModel
                .availableClient(client)
                .filterWhen(
                        _ -> caller.isPlatformUser() ? Mono.just(true) : store.mayConnectClient(tenant.value(), client))
                .<ConnectTarget>map(_ -> new ConnectTarget.ToClient(new ClientId(client)))
                .switchIfEmpty(refuse(RoutingProblem.CALL_CONNECT_REFUSED.problem(
                        "No campaign of the tenant is linked to the client " + client)));
    }

    private <T> Mono<T> refuse(ProblemException problem) {
        return Mono.error(() -> readiness.isCaughtUp()
                ? problem
                : CommonProblem.NOT_READY.problem("The service is still loading its data; try again shortly"));
    }
}
