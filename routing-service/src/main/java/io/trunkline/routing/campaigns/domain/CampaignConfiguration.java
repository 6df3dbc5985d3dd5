package io.trunkline.routing.campaigns.domain;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A campaign with everything that belongs to it. Each change makes the next version.
///
/// @param didIds             numbers it answers for, none twice
public record CampaignConfiguration(
        UUID id,
        UUID tenantId,
        long version,
        boolean deleted,
        Settings settings,
        List<UUID> didIds,
        List<LinkSettings> links,
        List<CarrierSettings> carriers,
        Instant createdAt,
        Instant updatedAt) {
    public CampaignConfiguration {
        didIds = didIds.stream().distinct().toList();
        links = links.stream()
                .sorted(Comparator.comparingInt(LinkSettings::priority).thenComparing(LinkSettings::id))
                .toList();
        carriers = carriers.stream()
                .sorted(Comparator.comparingInt(CarrierSettings::priority).thenComparing(CarrierSettings::carrierId))
                .toList();
    }

    /// What stands in the campaign's own row.
    ///
    /// @param dialTimeoutSeconds how long each attempt may ring, 1 to 600
    /// @param dialPrefix         1 to 10 digits; its calls leave by that prefix's static block
    /// @param carrierId          its one carrier, in place of a prefix
    /// @param limits             of the whole campaign
    /// @param overflow           who takes what none of its clients can
    /// @param callerIdDidIds       what its calls rotate through; none at all is all of the tenant's
    public record Settings(
            String name,
            boolean active,
            int dialTimeoutSeconds,
            @Nullable String dialPrefix,
            @Nullable UUID carrierId,
            CampaignRules rules,
            Limits limits,
            @Nullable OverflowSettings overflow,
            List<UUID> callerIdDidIds) {
        public Settings {
            callerIdDidIds = callerIdDidIds.stream().distinct().toList();
        }
    }

    /// Who takes what none of a campaign's clients can.
    ///
    /// @param ringTimeoutSeconds 1 to 600
    public record OverflowSettings(UUID clientId, int ringTimeoutSeconds) {}

    /// A link to a client.
    ///
    /// @param priority lowest first, 1 to 1000
    /// @param weight   its share with the strategy `weighted`, 1 to 1000
    /// @param limits   of its own, within the campaign's
    public record LinkSettings(UUID id, UUID clientId, int priority, int weight, boolean active, Limits limits) {}

    /// A carrier of the campaign.
    ///
    /// @param priority lowest first, 1 to 100
    public record CarrierSettings(UUID carrierId, int priority) {}

    /// The next version with other settings and numbers.
    public CampaignConfiguration withSettings(Settings settings, List<UUID> didIds, Instant now) {
        return new CampaignConfiguration(
                id, tenantId, version + 1, deleted, settings, didIds, links, carriers, createdAt, now);
    }

    /// The next version, deleted: it keeps its row for a grace period, and no numbers.
    public CampaignConfiguration asDeleted(Instant now) {
        return new CampaignConfiguration(
                id, tenantId, version + 1, true, settings, List.of(), List.of(), List.of(), createdAt, now);
    }

    /// The next version with a link to this client, new or in place of the one before.
    public CampaignConfiguration withLink(LinkSettings link, Instant now) {
        return withLinks(
                Stream.concat(otherLinks(link.clientId()), Stream.of(link)).toList(), now);
    }

    /// The next version without a link to this client.
    public CampaignConfiguration withoutLink(UUID clientId, Instant now) {
        return withLinks(otherLinks(clientId).toList(), now);
    }

    /// The next version with this carrier.
    public CampaignConfiguration withCarrier(CarrierSettings carrier, Instant now) {
        return withCarriers(
                Stream.concat(otherCarriers(carrier.carrierId()), Stream.of(carrier))
                        .toList(),
                now);
    }

    /// The next version without this carrier.
    public CampaignConfiguration withoutCarrier(UUID carrierId, Instant now) {
        return withCarriers(otherCarriers(carrierId).toList(), now);
    }

    /// The link to a client, or null.
    public @Nullable LinkSettings linkTo(UUID clientId) {
        return links.stream()
                .filter(link -> link.clientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }

    /// Whether the carrier is one of its own.
    public boolean hasCarrier(UUID carrierId) {
        return carriers.stream().anyMatch(carrier -> carrier.carrierId().equals(carrierId));
    }

    private Stream<LinkSettings> otherLinks(UUID clientId) {
        return links.stream().filter(link -> !link.clientId().equals(clientId));
    }

    private Stream<CarrierSettings> otherCarriers(UUID carrierId) {
        return carriers.stream().filter(carrier -> !carrier.carrierId().equals(carrierId));
    }

    private CampaignConfiguration withLinks(List<LinkSettings> links, Instant now) {
        return new CampaignConfiguration(
                id, tenantId, version + 1, deleted, settings, didIds, links, carriers, createdAt, now);
    }

    private CampaignConfiguration withCarriers(List<CarrierSettings> carriers, Instant now) {
        return new CampaignConfiguration(
                id, tenantId, version + 1, deleted, settings, didIds, links, carriers, createdAt, now);
    }
}
