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

/// Whether what a campaign names exists and may be named by its tenant. While the service is still catching up, "no
/// such thing" is answered as "not ready yet".
@Component
class CheckReferences {
    private final ReadModel readModel;
    private final Readiness readiness;

    CheckReferences(ReadModel catalogue, Readiness readiness) {
        this.readModel = catalogue;
        this.readiness = readiness;
    }

    /// @param before null for a new one; an overflow that stays is not asked about again
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
        FieldViolation fault = new FieldViolation("overflow.clientId", "on-offer", "must be a client on offer");
        return requireAvailable(
                after.clientId(),
                RoutingProblem.CLIENT_NOT_AVAILABLE.problem("No client " + after.clientId() + " is on offer", fault));
    }

    Mono<Void> checkTenant(UUID tenant) {
        return readModel
                .hasTenant(tenant)
                .filter(known -> !known)
                .flatMap(_ -> refuse(RoutingProblem.TENANT_UNKNOWN.problem("There is no tenant " + tenant)));
    }

    Mono<Void> checkClient(UUID client) {
        return requireAvailable(
                client, RoutingProblem.CLIENT_NOT_AVAILABLE.problem("No client " + client + " is on offer"));
    }

    private Mono<Void> requireAvailable(UUID client, ProblemException otherwise) {
        return readModel
                .availableClient(client)
                .switchIfEmpty(Mono.defer(() -> refuse(otherwise)))
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

    private Mono<Void> unknownDid(List<UUID> asked, List<UUID> known, String field) {
        return Mono.justOrEmpty(
                        asked.stream().filter(did -> !known.contains(did)).findFirst())
                .flatMap(did -> refuse(RoutingProblem.DID_UNKNOWN.problem(
                        "DID not found: " + did,
                        new FieldViolation(
                                field + "[" + asked.indexOf(did) + "]", "known", "must be a number of the tenant"))));
    }

    private <T> Mono<T> refuse(ProblemException problem) {
        return Mono.error(
                readiness.isCaughtUp()
                        ? problem
                        : CommonProblem.NOT_READY.problem("Not everything has been heard yet; ask again shortly"));
    }
}
