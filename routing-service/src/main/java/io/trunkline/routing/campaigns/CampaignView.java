package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign as the API shows it.
///
/// @param maxConcurrency    null for no limit
/// @param totalCallsAllowed null for no limit
record CampaignView(
        UUID id,
        UUID tenantId,
        long version,
        String name,
        String status,
        String routingStrategy,
        int dialTimeoutSeconds,
        List<UUID> didIds,
        @Nullable String dialPrefix,
        @Nullable UUID carrierId,
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed,
        List<LinkView> clients,
        List<CarrierView> carriers,
        Instant createdAt,
        Instant changedAt) {

    record LinkView(
            UUID linkId,
            UUID clientId,
            int priority,
            int weight,
            String status,
            @Nullable Integer maxConcurrency,
            @Nullable Long totalCallsAllowed) {}

    record CarrierView(UUID carrierId, int priority) {}

    static CampaignView of(CampaignConfiguration campaign) {
        var settings = campaign.settings();
        return new CampaignView(
                campaign.id(),
                campaign.tenantId(),
                campaign.version(),
                settings.name(),
                status(settings.active()),
                "priority",
                settings.dialTimeoutSeconds(),
                campaign.didIds(),
                settings.dialPrefix(),
                settings.carrierId(),
                null,
                null,
                campaign.links().stream().map(CampaignView::link).toList(),
                campaign.carriers().stream()
                        .map(carrier -> new CarrierView(carrier.carrierId(), carrier.priority()))
                        .toList(),
                campaign.createdAt(),
                campaign.changedAt());
    }

    private static LinkView link(CampaignConfiguration.LinkSettings link) {
        return new LinkView(
                link.id(), link.clientId(), link.priority(), link.weight(), status(link.active()), null, null);
    }

    private static String status(boolean active) {
        return active ? "active" : "inactive";
    }
}
