package io.trunkline.routing.campaigns.domain;

import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.parties.TagRules;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A campaign with all its parts. Each change of any part increments the version. A link and a carrier have the
/// campaign's version of their own last change as their version, so a part that is removed and added again never
/// has a version that it had before.
///
/// @param didIds numbers the campaign receives calls on, without duplicates
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

    /// Settings of the campaign itself.
    ///
    /// @param dialTimeoutSeconds ring timeout of each attempt, 1 to 600
    /// @param dialPrefix 1 to 10 digits; calls use the prefix dialplan
    /// @param carrierId the campaign's one carrier; excludes a dial prefix
    /// @param limits of the whole campaign
    /// @param counting which calls count in its caps
    /// @param overflow client for calls that no linked client is available for
    /// @param callerIdDidIds DIDs to rotate as caller ID; empty for all DIDs of the tenant
    public record Settings(
            String name,
            boolean active,
            int dialTimeoutSeconds,
            @Nullable String dialPrefix,
            @Nullable UUID carrierId,
            CampaignRules rules,
            Limits limits,
            Counting counting,
            @Nullable OverflowSettings overflow,
            List<UUID> callerIdDidIds) {
        public Settings {
            callerIdDidIds = callerIdDidIds.stream().distinct().toList();
        }

        /// Whether the settings are equal. The order of the DIDs has no meaning.
        private boolean isSameAs(Settings other) {
            return Set.copyOf(callerIdDidIds).equals(Set.copyOf(other.callerIdDidIds))
                    && withCallerIdDidIds(other.callerIdDidIds).equals(other);
        }

        private Settings withCallerIdDidIds(List<UUID> callerIdDidIds) {
            return new Settings(
                    name,
                    active,
                    dialTimeoutSeconds,
                    dialPrefix,
                    carrierId,
                    rules,
                    limits,
                    counting,
                    overflow,
                    callerIdDidIds);
        }
    }

    /// A client for calls that no linked client is available for.
    ///
    /// @param ringTimeoutSeconds 1 to 600
    public record OverflowSettings(UUID clientId, int ringTimeoutSeconds) {}

    /// A link to a client.
    ///
    /// @param version of the campaign at the last change of this link
    /// @param priority lowest number first, 1 to 1000
    /// @param weight share of calls with the strategy `weighted`, 1 to 1000
    /// @param limits of the link, within those of the campaign
    /// @param counting which calls count in its caps
    /// @param schedule when it takes calls
    /// @param tagRules which calls it takes by their tags
    public record LinkSettings(
            UUID id,
            long version,
            UUID clientId,
            int priority,
            int weight,
            boolean active,
            Limits limits,
            Counting counting,
            LinkScheduleSettings schedule,
            TagRules tagRules) {
        private LinkSettings withVersion(long version) {
            return new LinkSettings(
                    id, version, clientId, priority, weight, active, limits, counting, schedule, tagRules);
        }
    }

    /// A carrier of the campaign.
    ///
    /// @param version of the campaign at the last change of this carrier
    /// @param priority lowest number first, 1 to 100
    public record CarrierSettings(UUID carrierId, long version, int priority) {
        private CarrierSettings withVersion(long version) {
            return new CarrierSettings(carrierId, version, priority);
        }
    }

    public long nextVersion() {
        return version + 1;
    }

    /// The next version with other settings and numbers, or the same instance if they are not different.
    public CampaignConfiguration withSettings(Settings settings, List<UUID> didIds, Instant now) {
        if (settings.isSameAs(this.settings) && Set.copyOf(didIds).equals(Set.copyOf(this.didIds))) {
            return this;
        }
        return new CampaignConfiguration(
                id, tenantId, nextVersion(), deleted, settings, didIds, links, carriers, createdAt, now);
    }

    /// The next version, deleted. The row is kept for a grace period, without numbers.
    public CampaignConfiguration asDeleted(Instant now) {
        return new CampaignConfiguration(
                id, tenantId, nextVersion(), true, settings, List.of(), List.of(), List.of(), createdAt, now);
    }

    /// The next version with one number more.
    public CampaignConfiguration withDid(UUID didId, Instant now) {
        return withSettings(
                settings, Stream.concat(didIds.stream(), Stream.of(didId)).toList(), now);
    }

    /// The next version without this number.
    public CampaignConfiguration withoutDid(UUID didId, Instant now) {
        return withSettings(
                settings, didIds.stream().filter(did -> !did.equals(didId)).toList(), now);
    }

    /// The next version without these numbers, neither to receive calls on nor as caller IDs. The same instance if it
    /// has none of them.
    public CampaignConfiguration withoutDids(Set<UUID> dids, Instant now) {
        return withSettings(
                settings.withCallerIdDidIds(without(settings.callerIdDidIds(), dids)), without(didIds, dids), now);
    }

    private static List<UUID> without(List<UUID> ids, Set<UUID> removed) {
        return ids.stream().filter(id -> !removed.contains(id)).toList();
    }

    /// The next version with the link added, or replaced if the client is already linked. The same instance if the
    /// link already has these settings.
    public CampaignConfiguration withLink(LinkSettings link, Instant now) {
        LinkSettings before = linkTo(link.clientId());
        if (before != null && before.equals(link.withVersion(before.version()))) {
            return this;
        }
        return withLinks(
                Stream.concat(otherLinks(link.clientId()), Stream.of(link)).toList(), now);
    }

    /// The next version without a link to this client.
    public CampaignConfiguration withoutLink(UUID clientId, Instant now) {
        return withLinks(otherLinks(clientId).toList(), now);
    }

    /// The next version with this carrier, or the same instance if the campaign already has it with these settings.
    public CampaignConfiguration withCarrier(CarrierSettings carrier, Instant now) {
        CarrierSettings before = carrier(carrier.carrierId());
        if (before != null && before.equals(carrier.withVersion(before.version()))) {
            return this;
        }
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

    /// The carrier with this id, or null if the campaign does not have it.
    public @Nullable CarrierSettings carrier(UUID carrierId) {
        return carriers.stream()
                .filter(carrier -> carrier.carrierId().equals(carrierId))
                .findFirst()
                .orElse(null);
    }

    private Stream<LinkSettings> otherLinks(UUID clientId) {
        return links.stream().filter(link -> !link.clientId().equals(clientId));
    }

    private Stream<CarrierSettings> otherCarriers(UUID carrierId) {
        return carriers.stream().filter(carrier -> !carrier.carrierId().equals(carrierId));
    }

    private CampaignConfiguration withLinks(List<LinkSettings> links, Instant now) {
        return new CampaignConfiguration(
                id, tenantId, nextVersion(), deleted, settings, didIds, links, carriers, createdAt, now);
    }

    private CampaignConfiguration withCarriers(List<CarrierSettings> carriers, Instant now) {
        return new CampaignConfiguration(
                id, tenantId, nextVersion(), deleted, settings, didIds, links, carriers, createdAt, now);
    }
}
