package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Current usage of the caps of a campaign and of its links.
///
/// @param timeZone of the hours, days, weeks and months
record CapsView(UUID campaignId, String timeZone, CapViews campaign, List<LinkCapsView> links) {
    /// @param timeZone of the link, or of the campaign if it has none
    record LinkCapsView(UUID linkId, UUID clientId, String timeZone, CapViews caps) {}

    /// @param hourly also counted for campaigns, which have no hourly limit, like weeks and months
    record CapViews(
            CapView concurrency, CapView total, CapView daily, CapView hourly, CapView weekly, CapView monthly) {
        static CapViews of(Cap cap) {
            var limits = cap.limits();
            var usage = cap.usage();
            return new CapViews(
                    CapView.of(limits.concurrent(), usage.concurrent()),
                    CapView.ofTotal(limits.total(), usage),
                    CapView.of(limits.daily(), usage.day()),
                    CapView.of(limits.hourly(), usage.hour()),
                    CapView.of(limits.weekly(), usage.week()),
                    CapView.of(limits.monthly(), usage.month()));
        }
    }

    /// @param limit null for no limit
    /// @param taken what counts towards the limit, with attempts of which that is not known yet
    /// @param attempts all attempts, whether they count or not; null for concurrent calls
    /// @param left null without a limit; 0 if the limit was lowered below current use
    /// @param since start of the current hour, day, week or month; null for other limits and before the first call
    record CapView(
            @Nullable Long limit,
            long taken,
            @Nullable Long left,
            @Nullable Instant since,
            @Nullable Long attempts) {
        static CapView of(@Nullable Number limit, Window window) {
            return of(limit, window.count(), window.start().equals(Window.NEVER.start()) ? null : window.start(), (long)
                    window.attempts());
        }

        static CapView of(@Nullable Number limit, long taken) {
            return of(limit, taken, null, null);
        }

        static CapView ofTotal(@Nullable Number limit, CapUsage usage) {
            return of(limit, usage.total(), null, usage.attempts());
        }

        private static CapView of(
                @Nullable Number limit, long taken, @Nullable Instant since, @Nullable Long attempts) {
            return limit == null
                    ? new CapView(null, taken, null, since, attempts)
                    : new CapView(limit.longValue(), taken, Math.max(0, limit.longValue() - taken), since, attempts);
        }
    }

    static CapsView of(CampaignConfiguration campaign, CapLookup lookup) {
        ZoneId zone = campaign.settings().rules().hours().zone();
        return new CapsView(
                campaign.id(),
                zone.getId(),
                CapViews.of(lookup.cap(CampaignCaps.capKey(campaign))),
                campaign.links().stream().map(link -> link(link, zone, lookup)).toList());
    }

    private static LinkCapsView link(LinkSettings link, ZoneId ofCampaign, CapLookup lookup) {
        return new LinkCapsView(
                link.id(),
                link.clientId(),
                CampaignCaps.zone(link, ofCampaign).getId(),
                CapViews.of(lookup.cap(CampaignCaps.capKey(link))));
    }
}
