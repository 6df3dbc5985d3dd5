package io.trunkline.routing.campaigns;

import io.trunkline.events.CampaignChanged;
import io.trunkline.events.CampaignChanged.Status;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import java.util.List;
import java.util.UUID;

/// Campaigns as `campaign.changed`. A campaign with one carrier in place of a prefix has it as the first of its
/// carriers.
final class CampaignEvents {
    private CampaignEvents() {}

    static CampaignChanged changed(CampaignConfiguration campaign) {
        var settings = campaign.settings();
        return new CampaignChanged(
                campaign.id(),
                campaign.version(),
                campaign.deleted(),
                campaign.tenantId(),
                settings.name(),
                status(settings.active()),
                CampaignChanged.Strategy.PRIORITY,
                settings.dialTimeoutSeconds(),
                settings.dialPrefix(),
                null,
                null,
                campaign.didIds(),
                campaign.links().stream().map(CampaignEvents::link).toList(),
                carriers(campaign));
    }

    private static CampaignChanged.Link link(CampaignConfiguration.LinkSettings link) {
        return new CampaignChanged.Link(
                link.id(), link.clientId(), link.priority(), link.weight(), status(link.active()), null, null);
    }

    private static List<CampaignChanged.CarrierRef> carriers(CampaignConfiguration campaign) {
        UUID one = campaign.settings().carrierId();
        if (one != null && campaign.carriers().isEmpty()) {
            return List.of(new CampaignChanged.CarrierRef(one, 1));
        }
        return campaign.carriers().stream()
                .map(carrier -> new CampaignChanged.CarrierRef(carrier.carrierId(), carrier.priority()))
                .toList();
    }

    private static Status status(boolean active) {
        return active ? Status.ACTIVE : Status.INACTIVE;
    }
}
