package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.campaign.CallerFilter;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign as the API returns it. A null limit means no limit.
///
/// @param carrierDialPrefix current dial prefix of the campaign's one carrier; null if it has none, or is not
///     offered to the tenant
/// @param capsCount which calls count in totals and time caps; null for answered calls in totals and attempts in
///     time caps
/// @param minimumTalkSeconds null for answered calls of any length
/// @param openingHours null for always open
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
        @Nullable String capsCount,
        @Nullable Integer minimumTalkSeconds,
        String timeZone,
        @Nullable WeeklyHours openingHours,
        @Nullable Integer maxCallSeconds,
        List<UUID> callerIdDidIds,
        @Nullable OverflowView overflow,
        @Nullable WhenUnavailableView whenUnavailable,
        @Nullable RepeatCallersView repeatCallers,
        @Nullable CallerFilterView callerFilter,
        List<LinkView> clients,
        List<CarrierView> carriers,
        Instant createdAt,
        Instant updatedAt) {

    /// @param version of the campaign at the last change of this link
    /// @param capsCount which calls count in totals and time caps; null for answered calls in totals and
    ///     attempts in time caps
    /// @param minimumTalkSeconds null for answered calls of any length
    /// @param timeZone null for that of the campaign
    /// @param openingHours null for always open
    /// @param startsAt the link takes no calls before; null for none
    /// @param endsAt the link takes no calls from then on; null for none
    /// @param pause null while the link is not paused
    /// @param requiredTags tags that a call must have: accepted values by the name of the tag, none for any value
    /// @param excludedTags tags that a call must not have, in the same form
    record LinkView(
            UUID linkId,
            long version,
            UUID clientId,
            int priority,
            int weight,
            String status,
            @Nullable Integer maxConcurrency,
            @Nullable Long totalCallsAllowed,
            @Nullable Integer hourlyCap,
            @Nullable Integer dailyCap,
            @Nullable Integer weeklyCap,
            @Nullable Integer monthlyCap,
            @Nullable String capsCount,
            @Nullable Integer minimumTalkSeconds,
            @Nullable String timeZone,
            @Nullable WeeklyHours openingHours,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable LinkPause pause,
            Map<String, List<String>> requiredTags,
            Map<String, List<String>> excludedTags,
            RemainingView left) {
        static LinkView of(LinkSettings link, CapLookup lookup) {
            var limits = link.limits();
            var schedule = link.schedule();
            CapsCount count = CapsCount.of(link.counting());
            return new LinkView(
                    link.id(),
                    link.version(),
                    link.clientId(),
                    link.priority(),
                    link.weight(),
                    CampaignView.status(link.active()),
                    limits.concurrent(),
                    limits.total(),
                    limits.hourly(),
                    limits.daily(),
                    limits.weekly(),
                    limits.monthly(),
                    count.what(),
                    count.minimumTalkSeconds(),
                    schedule.zone() == null ? null : schedule.zone().getId(),
                    WeeklyHours.of(schedule.hours()),
                    schedule.startsAt(),
                    schedule.endsAt(),
                    LinkPause.of(schedule),
                    link.tagRules().required(),
                    link.tagRules().excluded(),
                    remaining(lookup.cap(CampaignCaps.capKey(link))));
        }
    }

    /// What is left of each limit; null without a limit.
    record RemainingView(
            @Nullable Long concurrency,
            @Nullable Long total,
            @Nullable Long hourly,
            @Nullable Long daily,
            @Nullable Long weekly,
            @Nullable Long monthly) {}

    /// @param version of the campaign at the last change of this carrier
    record CarrierView(UUID carrierId, long version, int priority) {
        static CarrierView of(CarrierSettings carrier) {
            return new CarrierView(carrier.carrierId(), carrier.version(), carrier.priority());
        }
    }

    record OverflowView(UUID clientId, int ringTimeoutSeconds) {}

    record WhenUnavailableView(
            @Nullable Integer cause, @Nullable String announcement) {}

    /// @param windowSeconds null for ever
    record RepeatCallersView(String mode, @Nullable Integer windowSeconds, String scope) {}

    /// Countries, states and prefixes of the callers whose calls are accepted, and of those that are refused.
    record CallerFilterView(List<String> allowed, List<String> excluded) {
        static @Nullable CallerFilterView of(CallerFilter filter) {
            return filter.acceptsAll() ? null : new CallerFilterView(filter.allowed(), filter.excluded());
        }
    }

    static CampaignView of(CampaignConfiguration campaign, CapLookup lookup, @Nullable String carrierDialPrefix) {
        var settings = campaign.settings();
        StoredCampaignRules rules = StoredCampaignRules.from(settings.rules());
        CapsCount count = CapsCount.of(settings.counting());
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
                settings.limits().concurrent(),
                settings.limits().total(),
                settings.limits().daily(),
                count.what(),
                count.minimumTalkSeconds(),
                rules.timeZone(),
                WeeklyHours.of(settings.rules().hours().spans()),
                rules.maxCallSeconds(),
                settings.callerIdDidIds(),
                overflow(settings.overflow()),
                whenUnavailable(rules),
                repeatCallers(rules),
                CallerFilterView.of(settings.rules().callerFilter()),
                campaign.links().stream().map(link -> LinkView.of(link, lookup)).toList(),
                campaign.carriers().stream().map(CarrierView::of).toList(),
                campaign.createdAt(),
                campaign.updatedAt());
    }

    private static RemainingView remaining(Cap cap) {
        CapsView.CapViews caps = CapsView.CapViews.of(cap);
        return new RemainingView(
                caps.concurrency().left(),
                caps.total().left(),
                caps.hourly().left(),
                caps.daily().left(),
                caps.weekly().left(),
                caps.monthly().left());
    }

    private static @Nullable OverflowView overflow(CampaignConfiguration.@Nullable OverflowSettings overflow) {
        return overflow == null ? null : new OverflowView(overflow.clientId(), overflow.ringTimeoutSeconds());
    }

    private static @Nullable WhenUnavailableView whenUnavailable(StoredCampaignRules rules) {
        return rules.cause() == null && rules.announcement() == null
                ? null
                : new WhenUnavailableView(rules.cause(), rules.announcement());
    }

    private static @Nullable RepeatCallersView repeatCallers(StoredCampaignRules rules) {
        return rules.repeatMode() == null || rules.repeatScope() == null
                ? null
                : new RepeatCallersView(rules.repeatMode(), rules.repeatWindowSeconds(), rules.repeatScope());
    }

    private static String status(boolean active) {
        return active ? "active" : "inactive";
    }
}
