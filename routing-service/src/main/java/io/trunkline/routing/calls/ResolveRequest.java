package io.trunkline.routing.calls;

import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.routing.calls.domain.Connection;
import io.trunkline.routing.catalogue.Catalogue;
import io.trunkline.routing.decisions.Candidates;
import io.trunkline.routing.decisions.Numbers;
import io.trunkline.routing.decisions.domain.CampaignId;
import io.trunkline.routing.decisions.domain.CarrierId;
import io.trunkline.routing.decisions.domain.ClientId;
import io.trunkline.routing.decisions.domain.Did;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.TenantId;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds what a request names, as far as its caller may name it. What is another tenant's is answered as if it were
/// not there; while the service is still catching up, "not there" is "not ready yet".
@Component
class ResolveRequest {
    private final Placing placing;
    private final Catalogue catalogue;
    private final Candidates candidates;
    private final Numbers numbers;
    private final RoutingSettings settings;
    private final Readiness readiness;

    ResolveRequest(
            Placing placing,
            Catalogue catalogue,
            Candidates candidates,
            Numbers numbers,
            RoutingSettings settings,
            Readiness readiness) {
        this.placing = placing;
        this.catalogue = catalogue;
        this.candidates = candidates;
        this.numbers = numbers;
        this.settings = settings;
        this.readiness = readiness;
    }

    PhoneNumber number(CallRequest request) {
        return numbers.normalise(request.to())
                .orElseThrow(() -> RoutingProblem.CALL_NUMBER_INVALID.problem("Invalid phone number: " + request.to()));
    }

    /// Whose call it is, whoever asks: a tenant that is not known places none.
    Mono<TenantId> tenant(CurrentUser caller, CallRequest request) {
        return named(caller, request)
                .filterWhen(tenant -> catalogue.hasTenant(tenant.value()))
                .switchIfEmpty(refuse(RoutingProblem.TENANT_UNKNOWN.problem("There is no such tenant")));
    }

    private Mono<TenantId> named(CurrentUser caller, CallRequest request) {
        if (request.campaignId() != null) {
            return placing.tenantOfCampaign(request.campaignId(), owner(caller, request))
                    .switchIfEmpty(refuse(RoutingProblem.CALL_CAMPAIGN_UNKNOWN.problem(
                            "There is no campaign " + request.campaignId())))
                    .map(TenantId::new);
        }
        Optional<UUID> owner = owner(caller, request);
        if (owner.isPresent()) {
            return Mono.just(new TenantId(owner.get()));
        }
        return Mono.justOrEmpty(request.shown())
                .flatMap(shown -> placing.tenantOfNumber(normal(shown)))
                .switchIfEmpty(refuse(RoutingProblem.TENANT_UNKNOWN.problem(
                        "Say whose call it is: tenantId, campaignId or a number in from")))
                .map(TenantId::new);
    }

    private static Optional<UUID> owner(CurrentUser caller, CallRequest request) {
        UUID named = request.tenantId();
        if (named != null && !caller.canSee(named)) {
            throw RoutingProblem.TENANT_UNKNOWN.problem("There is no tenant " + named);
        }
        return caller.tenantId().or(() -> Optional.ofNullable(named));
    }

    /// The number shown: the one named, else the next of the rotation.
    Mono<Did> shown(TenantId tenant, CallRequest request) {
        return request.shown()
                .map(shown -> named(tenant, shown))
                .orElseGet(() -> candidates
                        .leastUsed(
                                tenant,
                                Optional.ofNullable(request.campaignId()).map(CampaignId::new))
                        .switchIfEmpty(refuse(
                                RoutingProblem.CALL_NO_DID.problem("No available DIDs configured for this tenant"))));
    }

    private Mono<Did> named(TenantId tenant, String shown) {
        return candidates
                .named(tenant, normal(shown))
                .switchIfEmpty(refuse(RoutingProblem.CALL_DID_UNKNOWN.problem("DID not found: " + shown)))
                .doOnNext(ResolveRequest::requireUsable);
    }

    private static void requireUsable(Did did) {
        if (!did.active()) {
            throw RoutingProblem.CALL_DID_UNUSABLE.problem("The number " + did.number() + " is not active");
        }
        if (!did.hasUsageLeft()) {
            throw RoutingProblem.CALL_DID_UNUSABLE.problem("The number " + did.number() + " has reached its limit");
        }
    }

    private String normal(String shown) {
        return numbers.normalise(shown).map(PhoneNumber::e164).orElse(shown);
    }

    Mono<Optional<CarrierId>> carrier(CurrentUser caller, TenantId tenant, CallRequest request) {
        String named = request.carrier();
        if (named == null) {
            return Mono.just(Optional.empty());
        }
        return catalogue
                .carrierNamed(named)
                .filterWhen(carrier ->
                        caller.isPlatformUser() ? Mono.just(true) : placing.mayUseCarrier(tenant.value(), carrier))
                .map(carrier -> Optional.of(new CarrierId(carrier)))
                .switchIfEmpty(refuse(RoutingProblem.CALL_CARRIER_UNKNOWN.problem("There is no carrier " + named)));
    }

    Mono<Optional<String>> prefix(CurrentUser caller, TenantId tenant, CallRequest request) {
        String named = request.dialPrefix();
        if (named == null || caller.isPlatformUser()) {
            return Mono.just(Optional.ofNullable(named));
        }
        return placing.mayUsePrefix(tenant.value(), named)
                .filter(may -> may)
                .map(_ -> Optional.of(named))
                .switchIfEmpty(
                        refuse(RoutingProblem.CALL_CARRIER_UNKNOWN.problem("No carrier has the dial prefix " + named)));
    }

    Mono<Connection> connection(CurrentUser caller, TenantId tenant, CallRequest request) {
        CallRequest.Connect connect = request.connect();
        if (connect == null) {
            return Mono.just(new Connection.OnHold());
        }
        if ((connect.context() == null) == (connect.client() == null)) {
            return Mono.error(RoutingProblem.CALL_CONNECT_REFUSED.problem("connect names a context or a client"));
        }
        return connect.client() == null
                ? context(String.valueOf(connect.context()))
                : client(caller, tenant, connect.client());
    }

    private Mono<Connection> context(String name) {
        return settings.contexts().contains(name)
                ? Mono.just(new Connection.ToContext(name))
                : Mono.error(RoutingProblem.CALL_CONNECT_REFUSED.problem("The context " + name + " is not allowed"));
    }

    private Mono<Connection> client(CurrentUser caller, TenantId tenant, UUID client) {
        return catalogue
                .clientOnOffer(client)
                .filterWhen(_ -> caller.isPlatformUser() ? Mono.just(true) : placing.mayConnect(tenant.value(), client))
                .<Connection>map(_ -> new Connection.ToClient(new ClientId(client)))
                .switchIfEmpty(refuse(RoutingProblem.CALL_CONNECT_REFUSED.problem(
                        "No campaign of the tenant is linked to the client " + client)));
    }

    private <T> Mono<T> refuse(ProblemException problem) {
        return Mono.error(() -> readiness.isCaughtUp()
                ? problem
                : CommonProblem.NOT_READY.problem("Not everything has been heard yet; ask again shortly"));
    }
}
