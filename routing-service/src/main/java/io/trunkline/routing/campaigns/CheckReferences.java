package io.trunkline.routing.campaigns;

import io.trunkline.messaging.Readiness;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.catalogue.Catalogue;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.CommonProblem;
import io.trunkline.web.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Whether what a campaign names exists and may be named by its tenant. While the service is still catching up, "no
/// such thing" is answered as "not ready yet".
@Component
class CheckReferences {
    private final Catalogue catalogue;
    private final Readiness readiness;

    CheckReferences(Catalogue catalogue, Readiness readiness) {
        this.catalogue = catalogue;
        this.readiness = readiness;
    }

    Mono<Void> check(CampaignConfiguration campaign) {
        if (campaign.deleted()) {
            return Mono.empty();
        }
        return checkNumbers(campaign)
                .then(Mono.defer(() -> checkCarrier(campaign.settings().carrierId())));
    }

    Mono<Void> checkTenant(UUID tenant) {
        return catalogue
                .hasTenant(tenant)
                .filter(known -> !known)
                .flatMap(_ -> refuse(RoutingProblem.TENANT_UNKNOWN.problem("There is no tenant " + tenant)));
    }

    Mono<Void> checkClient(UUID client) {
        return catalogue
                .clientOnOffer(client)
                .switchIfEmpty(
                        refuse(RoutingProblem.CLIENT_NOT_ON_OFFER.problem("No client " + client + " is on offer")))
                .then();
    }

    Mono<Void> checkCarrier(@Nullable UUID carrier) {
        if (carrier == null) {
            return Mono.empty();
        }
        return catalogue
                .hasCarrier(carrier)
                .filter(known -> !known)
                .flatMap(_ -> refuse(RoutingProblem.CARRIER_UNKNOWN.problem("There is no carrier " + carrier)));
    }

    private Mono<Void> checkNumbers(CampaignConfiguration campaign) {
        if (campaign.didIds().isEmpty()) {
            return Mono.empty();
        }
        return catalogue
                .numbersOf(campaign.tenantId(), campaign.didIds())
                .flatMap(known -> unknownNumber(campaign.didIds(), known));
    }

    private Mono<Void> unknownNumber(List<UUID> asked, List<UUID> known) {
        return Mono.justOrEmpty(
                        asked.stream().filter(did -> !known.contains(did)).findFirst())
                .flatMap(did -> refuse(RoutingProblem.DID_UNKNOWN.problem("DID not found: " + did)));
    }

    private <T> Mono<T> refuse(ProblemException problem) {
        return Mono.error(
                readiness.caughtUp()
                        ? problem
                        : CommonProblem.NOT_READY.problem("Not everything has been heard yet; ask again shortly"));
    }
}
