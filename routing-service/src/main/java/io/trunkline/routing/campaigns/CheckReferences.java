package io.trunkline.routing.campaigns;

import io.trunkline.messaging.references.AwaitReferences;
import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.readmodel.ReadModel;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Checks that the entities a campaign refers to exist and that its tenant may use them.
@Component
class CheckReferences {
    private final ReadModel readModel;
    private final AwaitReferences references;

    CheckReferences(ReadModel readModel, AwaitReferences references) {
        this.readModel = readModel;
        this.references = references;
    }

    /// Runs a change that checks its references within its transaction, and again when a missing entity
    /// has arrived.
    <T> Mono<T> await(Mono<T> change) {
        return references.run(change);
    }

    /// @param before null for a new campaign. References that it has already are not checked again: a number that
    ///     was deleted later must not prevent other changes
    Mono<Void> check(@Nullable CampaignConfiguration before, CampaignConfiguration campaign) {
        if (campaign.deleted()) {
            return Mono.empty();
        }
        Settings settings = campaign.settings();
        Settings known = before == null ? null : before.settings();
        UUID tenant = campaign.tenantId();
        List<UUID> dids = before == null ? List.of() : before.didIds();
        List<UUID> callerIds = known == null ? List.of() : known.callerIdDidIds();
        return (before == null ? checkTenant(tenant) : Mono.<Void>empty())
                .then(Mono.defer(() -> checkDids(tenant, campaign.didIds(), dids, "didIds")))
                .then(Mono.defer(() -> checkDids(tenant, settings.callerIdDidIds(), callerIds, "callerIdDidIds")))
                .then(Mono.defer(
                        () -> checkCarrier(tenant, known == null ? null : known.carrierId(), settings.carrierId())))
                .then(Mono.defer(() -> checkOverflow(known == null ? null : known.overflow(), settings.overflow())));
    }

    private Mono<Void> checkOverflow(@Nullable OverflowSettings before, @Nullable OverflowSettings after) {
        if (after == null || (before != null && after.clientId().equals(before.clientId()))) {
            return Mono.empty();
        }
        FieldViolation violation = new FieldViolation("overflow.clientId", "on-offer", "must be an active client");
        return requireAvailable(
                after.clientId(),
                RoutingProblem.CLIENT_NOT_AVAILABLE.problem(
                        "The client " + after.clientId() + " is not available", violation));
    }

    private Mono<Void> checkTenant(UUID tenant) {
        return require(
                readModel.tenantState(tenant), CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + tenant));
    }

    /// Waits for the client if it is not known yet, so it must not be called within a transaction.
    Mono<Void> awaitClient(UUID client) {
        return await(requireAvailable(
                client, RoutingProblem.CLIENT_NOT_AVAILABLE.problem("The client " + client + " is not available")));
    }

    private Mono<Void> requireAvailable(UUID client, ProblemException problem) {
        return require(readModel.clientState(client), problem);
    }

    private Mono<Void> checkCarrier(UUID tenant, @Nullable UUID before, @Nullable UUID after) {
        return after == null || after.equals(before) ? Mono.empty() : requireCarrier(tenant, after);
    }

    /// Waits for the carrier if it is not known yet, so it must not be called within a transaction.
    Mono<Void> awaitCarrier(UUID tenant, UUID carrier) {
        return await(requireCarrier(tenant, carrier));
    }

    /// A carrier that is not offered to the tenant is refused like one that does not exist, for every role.
    private Mono<Void> requireCarrier(UUID tenant, UUID carrier) {
        return require(
                readModel.carrierState(tenant, carrier.toString()),
                RoutingProblem.CARRIER_UNKNOWN.problem("No carrier " + carrier + " is offered to the tenant"));
    }

    private Mono<Void> checkDids(UUID tenant, List<UUID> dids, List<UUID> before, String field) {
        Set<UUID> added = new LinkedHashSet<>(dids);
        before.forEach(added::remove);
        return added.isEmpty()
                ? Mono.empty()
                : readModel
                        .didStates(tenant, added)
                        .flatMap(states -> Mono.justOrEmpty(added.stream()
                                .filter(did -> states.get(did) != ReferenceState.AVAILABLE)
                                .findFirst()))
                        .flatMap(did -> refuseDid(tenant, did, field + "[" + dids.indexOf(did) + "]"));
    }

    /// Those of the numbers that the tenant has. Waits for a number that is not known yet, so it must not be called
    /// within a transaction.
    Mono<Set<UUID>> awaitDids(UUID tenant, List<UUID> dids) {
        return await(checkDids(tenant, dids, List.of(), "ids"))
                .onErrorResume(ProblemException.class, _ -> Mono.empty())
                .then(Mono.defer(() -> readModel.didStates(tenant, dids)))
                .map(states -> dids.stream()
                        .filter(did -> states.get(did) == ReferenceState.AVAILABLE)
                        .collect(Collectors.toSet()));
    }

    private Mono<Void> refuseDid(UUID tenant, UUID did, String field) {
        ProblemException problem = RoutingProblem.DID_UNKNOWN.problem(
                "DID not found: " + did, new FieldViolation(field, "known", "must be a number of the tenant"));
        return references.refuse(problem, readModel.didState(Optional.of(tenant), did.toString()));
    }

    private Mono<Void> require(Mono<ReferenceState> state, ProblemException problem) {
        return state.filter(found -> found == ReferenceState.AVAILABLE)
                .switchIfEmpty(references.refuse(problem, state))
                .then();
    }
}
