package io.trunkline.routing.campaigns;

import io.trunkline.messaging.consumer.Readiness;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Checks that the entities a campaign refers to exist and that its tenant may use them. While the service is
/// catching up, an unknown entity is reported as "not ready".
@Component
class CheckReferences {
    private final ReadModel readModel;
    private final Readiness readiness;

    CheckReferences(ReadModel readModel, Readiness readiness) {
        this.readModel = readModel;
        this.readiness = readiness;
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
                .then(Mono.defer(() -> checkCarrier(known == null ? null : known.carrierId(), settings.carrierId())))
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
        return readModel
                .hasTenant(tenant)
                .filter(known -> !known)
                .flatMap(_ -> refuse(RoutingProblem.TENANT_UNKNOWN.problem("There is no tenant " + tenant)));
    }

    Mono<Void> checkClient(UUID client) {
        return requireAvailable(
                client, RoutingProblem.CLIENT_NOT_AVAILABLE.problem("The client " + client + " is not available"));
    }

    private Mono<Void> requireAvailable(UUID client, ProblemException problem) {
        return readModel
                .availableClient(client)
                .switchIfEmpty(Mono.defer(() -> refuse(problem)))
                .then();
    }

    private Mono<Void> checkCarrier(@Nullable UUID before, @Nullable UUID after) {
        return after == null || after.equals(before) ? Mono.empty() : checkCarrier(after);
    }

    Mono<Void> checkCarrier(UUID carrier) {
        return readModel
                .hasCarrier(carrier)
                .filter(known -> !known)
                .flatMap(_ -> refuse(RoutingProblem.CARRIER_UNKNOWN.problem("There is no carrier " + carrier)));
    }

    private Mono<Void> checkDids(UUID tenant, List<UUID> dids, List<UUID> before, String field) {
        Set<UUID> added = new LinkedHashSet<>(dids);
        before.forEach(added::remove);
        return added.isEmpty()
                ? Mono.empty()
                : readModel.didsOfTenant(tenant, added).flatMap(known -> {
                    known.forEach(added::remove);
                    return refuseUnknown(dids, added, field);
                });
    }

    private Mono<Void> refuseUnknown(List<UUID> requested, Set<UUID> unknown, String field) {
        return Mono.justOrEmpty(unknown.stream().findFirst())
                .flatMap(did -> refuse(RoutingProblem.DID_UNKNOWN.problem(
                        "DID not found: " + did,
                        new FieldViolation(
                                field + "[" + requested.indexOf(did) + "]",
                                "known",
                                "must be a number of the tenant"))));
    }

    private <T> Mono<T> refuse(ProblemException problem) {
        return Mono.error(
                readiness.isCaughtUp()
                        ? problem
                        : CommonProblem.NOT_READY.problem("The service is still loading its data; try again shortly"));
    }
}
