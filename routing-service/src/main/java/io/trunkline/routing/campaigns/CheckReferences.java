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
import java.util.List;
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

    /// @param before null for a new campaign; an unchanged overflow client is not checked again
    Mono<Void> check(@Nullable CampaignConfiguration before, CampaignConfiguration campaign) {
        if (campaign.deleted()) {
            return Mono.empty();
        }
        Settings settings = campaign.settings();
        return checkDids(campaign.tenantId(), campaign.didIds(), "didIds")
                .then(Mono.defer(() -> checkDids(campaign.tenantId(), settings.callerIdDidIds(), "callerIdDidIds")))
                .then(Mono.defer(() -> checkCarrier(settings.carrierId())))
                .then(Mono.defer(() ->
                        checkOverflow(before == null ? null : before.settings().overflow(), settings.overflow())));
    }

    private Mono<Void> checkOverflow(@Nullable OverflowSettings before, @Nullable OverflowSettings after) {
        if (after == null || after.equals(before)) {
            return Mono.empty();
        }
        FieldViolation violation = new FieldViolation("overflow.clientId", "on-offer", "must be an active client");
        return requireAvailable(
                after.clientId(),
                RoutingProblem.CLIENT_NOT_AVAILABLE.problem(
                        "The client " + after.clientId() + " is not available", violation));
    }

    Mono<Void> checkTenant(UUID tenant) {
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

    Mono<Void> checkCarrier(@Nullable UUID carrier) {
        if (carrier == null) {
            return Mono.empty();
        }
        return readModel
                .hasCarrier(carrier)
                .filter(known -> !known)
                .flatMap(_ -> refuse(RoutingProblem.CARRIER_UNKNOWN.problem("There is no carrier " + carrier)));
    }

    private Mono<Void> checkDids(UUID tenant, List<UUID> dids, String field) {
        if (dids.isEmpty()) {
            return Mono.empty();
        }
        return readModel.didsOfTenant(tenant, dids).flatMap(known -> unknownDid(dids, known, field));
    }

    private Mono<Void> unknownDid(List<UUID> requested, List<UUID> known, String field) {
        return Mono.justOrEmpty(
                        requested.stream().filter(did -> !known.contains(did)).findFirst())
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
