package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.readmodel.ReadModel;
import io.trunkline.web.headers.IfMatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Campaigns with what is no part of their configuration: what is left of their caps, and their carriers' prefixes.
@Component
class CampaignViews {
    private final Caps caps;
    private final ReadModel readModel;

    CampaignViews(Caps caps, ReadModel catalogue) {
        this.caps = caps;
        this.readModel = catalogue;
    }

    Mono<ResponseEntity<CampaignView>> response(CampaignConfiguration campaign) {
        return views(List.of(campaign))
                .map(views -> ResponseEntity.ok()
                        .eTag(IfMatch.etag(campaign.version()))
                        .body(views.getFirst()));
    }

    Mono<List<CampaignView>> views(List<CampaignConfiguration> campaigns) {
        List<CapKey> keys = campaigns.stream()
                .flatMap(campaign -> CampaignCaps.capKeys(campaign).stream())
                .toList();
        List<UUID> carriers = campaigns.stream()
                .map(campaign -> campaign.settings().carrierId())
                .filter(Objects::nonNull)
                .toList();
        return Mono.zip(
                caps.read(keys),
                readModel.dialPrefixes(carriers),
                (ledger, prefixes) -> views(campaigns, ledger, prefixes));
    }

    Mono<CapsView> capsView(CampaignConfiguration campaign) {
        return caps.read(CampaignCaps.capKeys(campaign)).map(ledger -> CapsView.of(campaign, ledger));
    }

    private static List<CampaignView> views(
            List<CampaignConfiguration> campaigns, CapLookup ledger, Map<UUID, String> prefixes) {
        return campaigns.stream()
                .map(campaign -> CampaignView.of(campaign, ledger, prefix(campaign, prefixes)))
                .toList();
    }

    private static @Nullable String prefix(CampaignConfiguration campaign, Map<UUID, String> prefixes) {
        UUID carrier = campaign.settings().carrierId();
        return carrier == null ? null : prefixes.get(carrier);
    }
}
