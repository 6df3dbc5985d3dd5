package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The caps of a campaign and of its links.
final class CampaignCaps {
    private CampaignCaps() {}

    static CapKey capKey(CampaignConfiguration campaign) {
        return new CapKey(CapKind.CAMPAIGN, campaign.id());
    }

    static CapKey capKey(LinkSettings link) {
        return new CapKey(CapKind.LINK, link.id());
    }

    static List<CapKey> capKeys(CampaignConfiguration campaign) {
        return Stream.concat(
                        Stream.of(capKey(campaign)), campaign.links().stream().map(CampaignCaps::capKey))
                .toList();
    }

    /// All limits of the campaign. A link without a time zone of its own has that of the campaign.
    static List<Caps.LimitedCap> limitedCaps(CampaignConfiguration campaign) {
        if (campaign.deleted()) {
            return List.of();
        }
        ZoneId zone = campaign.settings().rules().hours().zone();
        Stream<Caps.LimitedCap> links = campaign.links().stream()
                .map(link -> new Caps.LimitedCap(capKey(link), link.limits(), zone(link, zone), link.counting()));
        Caps.LimitedCap own = new Caps.LimitedCap(
                capKey(campaign),
                campaign.settings().limits(),
                zone,
                campaign.settings().counting());
        return Stream.concat(Stream.of(own), links).toList();
    }

    static ZoneId zone(LinkSettings link, ZoneId ofCampaign) {
        ZoneId own = link.schedule().zone();
        return own == null ? ofCampaign : own;
    }

    /// Ids of the caps that a change removes.
    static List<UUID> removedCaps(CampaignConfiguration before, CampaignConfiguration after) {
        List<UUID> kept =
                limitedCaps(after).stream().map(limited -> limited.key().id()).toList();
        return capKeys(before).stream()
                .map(CapKey::id)
                .filter(id -> !kept.contains(id))
                .toList();
    }
}
