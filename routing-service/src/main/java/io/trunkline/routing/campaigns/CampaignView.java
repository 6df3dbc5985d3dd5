package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.decisions.domain.WrittenRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign as the API shows it. A limit that is null is none.
///
/// @param carrierDialPrefix the prefix of its one carrier as it is now, when it names one
/// @param openingHours      null for always
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
        @Nullable String carrierDialPrefix,
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed,
        @Nullable Integer dailyCap,
        String timeZone,
        @Nullable WeekHours openingHours,
        @Nullable Integer callLimitSeconds,
        List<UUID> shownNumbers,
        @Nullable OverflowView overflow,
        @Nullable WhenUnavailableView whenUnavailable,
        @Nullable RepeatCallersView repeatCallers,
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
            @Nullable Long totalCallsAllowed,
            @Nullable Integer hourlyCap,
            @Nullable Integer dailyCap,
            Left left) {}

    /// What is left of each limit now; null where there is none.
    record Left(
            @Nullable Long concurrency,
            @Nullable Long total,
            @Nullable Long hourly,
            @Nullable Long daily) {}

    record CarrierView(UUID carrierId, int priority) {}

    record OverflowView(UUID clientId, int ringSeconds) {}

    record WhenUnavailableView(
            @Nullable Integer cause, @Nullable String announcement) {}

    record RepeatCallersView(String mode, int windowSeconds) {}

    static CampaignView of(CampaignConfiguration campaign, Ledger ledger, @Nullable String carrierDialPrefix) {
        var settings = campaign.settings();
        WrittenRules rules = WrittenRules.of(settings.rules());
        return new CampaignView(
                campaign.id(),
                campaign.tenantId(),
                campaign.version(),
                settings.name(),
                status(settings.active()),
                rules.strategy(),
                settings.dialTimeoutSeconds(),
                campaign.didIds(),
                settings.dialPrefix(),
                settings.carrierId(),
                carrierDialPrefix,
                settings.limits().atOnce(),
                settings.limits().inAll(),
                settings.limits().aDay(),
                rules.timeZone(),
                rules.openingHours().isEmpty()
                        ? null
                        : WeekHours.of(settings.rules().hours()),
                rules.callLimitSeconds(),
                settings.shownNumbers(),
                overflow(settings.overflow()),
                unavailable(rules),
                repeats(rules),
                campaign.links().stream()
                        .map(link -> link(link, ledger.of(CampaignCaps.key(link))))
                        .toList(),
                campaign.carriers().stream()
                        .map(carrier -> new CarrierView(carrier.carrierId(), carrier.priority()))
                        .toList(),
                campaign.createdAt(),
                campaign.changedAt());
    }

    private static LinkView link(LinkSettings link, Cap cap) {
        var limits = link.limits();
        return new LinkView(
                link.id(),
                link.clientId(),
                link.priority(),
                link.weight(),
                status(link.active()),
                limits.atOnce(),
                limits.inAll(),
                limits.anHour(),
                limits.aDay(),
                left(cap));
    }

    private static Left left(Cap cap) {
        CapsView.Rooms rooms = CapsView.Rooms.of(cap);
        return new Left(
                rooms.concurrency().left(),
                rooms.total().left(),
                rooms.hourly().left(),
                rooms.daily().left());
    }

    private static @Nullable OverflowView overflow(CampaignConfiguration.@Nullable OverflowSettings overflow) {
        return overflow == null ? null : new OverflowView(overflow.clientId(), overflow.ringSeconds());
    }

    private static @Nullable WhenUnavailableView unavailable(WrittenRules rules) {
        return rules.cause() == null && rules.announcement() == null
                ? null
                : new WhenUnavailableView(rules.cause(), rules.announcement());
    }

    private static @Nullable RepeatCallersView repeats(WrittenRules rules) {
        return rules.repeatMode() == null || rules.repeatWindowSeconds() == null
                ? null
                : new RepeatCallersView(rules.repeatMode(), rules.repeatWindowSeconds());
    }

    private static String status(boolean active) {
        return active ? "active" : "inactive";
    }
}
