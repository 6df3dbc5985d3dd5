package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.campaignreadmodel.CampaignReadModel;
import io.trunkline.provisioning.campaignreadmodel.CampaignReadModel.CampaignUse;
import io.trunkline.provisioning.carriers.CarrierDependents.LineUse;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.dialplanlines.DialplanLines;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.trunknumbers.TrunkNumbers;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds what uses a carrier.
@Component
class FindCarrierDependents {
    private final CarrierRepository carriers;
    private final CampaignReadModel campaigns;
    private final TrunkNumbers numbers;
    private final DialplanLines lines;

    FindCarrierDependents(
            CarrierRepository carriers, CampaignReadModel campaigns, TrunkNumbers numbers, DialplanLines lines) {
        this.carriers = carriers;
        this.campaigns = campaigns;
        this.numbers = numbers;
        this.lines = lines;
    }

    Mono<CarrierDependents> find(CarrierId id) {
        return carriers.find(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such carrier")))
                .flatMap(carrier -> Mono.zip(
                                findCampaigns(carrier), numbers.count(carrier.endpointId()), findLines(carrier))
                        .map(all -> new CarrierDependents(all.getT1(), all.getT2(), all.getT3())));
    }

    /// Fails with `carrier.in-use` if an active campaign uses the carrier.
    Mono<Void> requireUnused(Carrier carrier) {
        return requireNone(carrier, CampaignUse::active);
    }

    /// Fails with `carrier.in-use` if an active campaign uses the carrier by its dial prefix.
    Mono<Void> requirePrefixUnused(Carrier carrier) {
        return requireNone(carrier, use -> use.active() && use.by().equals("dial-prefix"));
    }

    private Mono<Void> requireNone(Carrier carrier, Predicate<CampaignUse> kind) {
        return findCampaigns(carrier)
                .map(uses -> uses.stream().filter(kind).map(CampaignUse::name).toList())
                .filter(names -> !names.isEmpty())
                .flatMap(names -> Mono.error(ProvisioningProblem.CARRIER_IN_USE.problem(
                        "Give these campaigns another carrier first, or delete it with force=true",
                        Map.of("campaigns", names))));
    }

    private Mono<List<CampaignUse>> findCampaigns(Carrier carrier) {
        return campaigns.usingCarrier(
                carrier.id().value(), carrier.settings().dialPrefix().map(DialPrefix::digits));
    }

    private Mono<List<LineUse>> findLines(Carrier carrier) {
        return carrier.settings()
                .dialPrefix()
                .map(prefix -> lines.findGoingTo(prefix.digits()))
                .orElse(Mono.just(List.of()))
                .map(found -> found.stream()
                        .map(line -> new LineUse(
                                line.id().value(),
                                line.settings().exten(),
                                line.settings().priority(),
                                line.settings().app(),
                                line.settings().appdata()))
                        .toList());
    }
}
