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

    /// What limits it; a link's days and hours are the campaign's.
    static List<Caps.LimitedCap> limitedCaps(CampaignConfiguration campaign) {
        if (campaign.deleted()) {
            return List.of();
        }
        ZoneId zone = campaign.settings().rules().hours().zone();
        Stream<Caps.LimitedCap> links =
                campaign.links().stream().map(link -> new Caps.LimitedCap(capKey(link), link.limits(), zone));
        Caps.LimitedCap whole =
                new Caps.LimitedCap(capKey(campaign), campaign.settings().limits(), zone);
        return Stream.concat(Stream.of(whole), links).toList();
    }

    /// Whose caps are gone with a change.
    static List<UUID> removedCaps(CampaignConfiguration before, CampaignConfiguration after) {
        List<UUID> kept = limitedCaps(after).stream().map(one -> one.key().id()).toList();
        return capKeys(before).stream()
                .map(CapKey::id)
                .filter(id -> !kept.contains(id))
                .toList();
    }
}
