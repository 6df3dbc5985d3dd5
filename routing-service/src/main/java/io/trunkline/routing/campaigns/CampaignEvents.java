package io.trunkline.routing.campaigns;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.CampaignChanged.Status;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.campaigns.domain.LinkScheduleSettings;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
import io.trunkline.telephony.hours.OpeningHours;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps campaigns to `campaign.changed`. The one carrier of a campaign is published as the first of its carriers.
final class CampaignEvents {
    private CampaignEvents() {}

    static CampaignChanged changed(CampaignConfiguration campaign) {
        var settings = campaign.settings();
        StoredCampaignRules rules = StoredCampaignRules.from(settings.rules());
        return new CampaignChanged(
                campaign.id(),
                campaign.version(),
                campaign.deleted(),
                campaign.tenantId(),
                settings.name(),
                status(settings.active()),
                CampaignChanged.RoutingStrategy.valueOf(
                        settings.rules().strategy().name()),
                settings.dialTimeoutSeconds(),
                settings.dialPrefix(),
                settings.limits().concurrent(),
                settings.limits().total(),
                campaign.didIds(),
                campaign.links().stream().map(CampaignEvents::link).toList(),
                carriers(campaign),
                settings.limits().daily(),
                rules.timeZone(),
                hours(settings.rules().hours().spans()),
                rules.maxCallSeconds(),
                settings.callerIdDidIds(),
                overflow(settings.overflow()),
                rules.cause() == null && rules.announcement() == null
                        ? null
                        : new CampaignChanged.WhenUnavailable(rules.cause(), rules.announcement()),
                rules.repeatMode() == null
                        ? null
                        : new CampaignChanged.RepeatCallers(
                                rules.repeatMode(), rules.repeatWindowSeconds(), rules.repeatScope()),
                counting(settings.counting()),
                settings.rules().callerFilter().acceptsAll()
                        ? null
                        : new CampaignChanged.CallerFilter(rules.allowedCallers(), rules.excludedCallers()));
    }

    private static List<CampaignChanged.OpeningHours> hours(List<OpeningHours.Span> hours) {
        return hours.stream()
                .map(span -> new CampaignChanged.OpeningHours(
                        span.day().name().toLowerCase(Locale.ROOT),
                        span.from().toString(),
                        span.to().toString()))
                .toList();
    }

    private static CampaignChanged.@Nullable Overflow overflow(@Nullable OverflowSettings overflow) {
        return overflow == null
                ? null
                : new CampaignChanged.Overflow(overflow.clientId(), overflow.ringTimeoutSeconds());
    }

    private static CampaignChanged.Link link(CampaignConfiguration.LinkSettings link) {
        return new CampaignChanged.Link(
                link.id(),
                link.clientId(),
                link.priority(),
                link.weight(),
                status(link.active()),
                link.limits().concurrent(),
                link.limits().total(),
                link.limits().hourly(),
                link.limits().daily(),
                link.limits().weekly(),
                link.limits().monthly(),
                schedule(link.schedule()),
                counting(link.counting()),
                link.tagRules().acceptsAll()
                        ? null
                        : new CampaignChanged.TagRules(
                                link.tagRules().required(), link.tagRules().excluded()));
    }

    private static CampaignChanged.@Nullable Counting counting(Counting counting) {
        CapsCount count = CapsCount.of(counting);
        return count.what() == null ? null : new CampaignChanged.Counting(count.what(), count.minimumTalkSeconds());
    }

    private static CampaignChanged.@Nullable LinkSchedule schedule(LinkScheduleSettings schedule) {
        return schedule.equals(LinkScheduleSettings.ALWAYS)
                ? null
                : new CampaignChanged.LinkSchedule(
                        schedule.zone() == null ? null : schedule.zone().getId(),
                        hours(schedule.hours()),
                        schedule.startsAt(),
                        schedule.endsAt(),
                        schedule.pauseReason());
    }

    private static List<CampaignChanged.CampaignCarrier> carriers(CampaignConfiguration campaign) {
        UUID one = campaign.settings().carrierId();
        if (one != null && campaign.carriers().isEmpty()) {
            return List.of(new CampaignChanged.CampaignCarrier(one, 1));
        }
        return campaign.carriers().stream()
                .map(carrier -> new CampaignChanged.CampaignCarrier(carrier.carrierId(), carrier.priority()))
                .toList();
    }

    private static Status status(boolean active) {
        return active ? Status.ACTIVE : Status.INACTIVE;
    }
}
