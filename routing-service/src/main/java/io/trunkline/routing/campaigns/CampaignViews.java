package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.CampaignView.LinkView;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.readmodel.ReadModel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Adds to campaigns what is not part of their configuration: current usage of their caps and dial prefixes of
/// their carriers.
@Component
class CampaignViews {
    private final Caps caps;
    private final ReadModel readModel;

    CampaignViews(Caps caps, ReadModel readModel) {
        this.caps = caps;
        this.readModel = readModel;
    }

    Mono<CampaignView> view(CampaignConfiguration campaign) {
        return views(List.of(campaign)).map(List::getFirst);
    }

    Mono<List<CampaignView>> views(List<CampaignConfiguration> campaigns) {
        List<CapKey> keys = campaigns.stream()
                .flatMap(campaign -> CampaignCaps.capKeys(campaign).stream())
                .toList();
        List<UUID> withCarrier = campaigns.stream()
                .filter(campaign -> campaign.settings().carrierId() != null)
                .map(CampaignConfiguration::id)
                .toList();
        return Mono.zip(
                caps.read(keys),
                readModel.carrierDialPrefixes(withCarrier),
                (lookup, prefixes) -> views(campaigns, lookup, prefixes));
    }

    Mono<LinkView> linkView(LinkSettings link) {
        return caps.read(List.of(CampaignCaps.capKey(link))).map(lookup -> LinkView.of(link, lookup));
    }

    Mono<CapsView> capsView(CampaignConfiguration campaign) {
        return caps.read(CampaignCaps.capKeys(campaign)).map(lookup -> CapsView.of(campaign, lookup));
    }

    private static List<CampaignView> views(
            List<CampaignConfiguration> campaigns, CapLookup lookup, Map<UUID, String> prefixes) {
        return campaigns.stream()
                .map(campaign -> CampaignView.of(campaign, lookup, prefixes.get(campaign.id())))
                .toList();
    }
}
