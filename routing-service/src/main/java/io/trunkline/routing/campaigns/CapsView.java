package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.Window;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Current usage of the caps of a campaign and of its links.
///
/// @param timeZone of the daily and hourly counts
record CapsView(UUID campaignId, String timeZone, CapViews campaign, List<LinkCapsView> links) {
    record LinkCapsView(UUID linkId, UUID clientId, CapViews caps) {}

    /// @param hourly also counted for campaigns, which have no hourly limit
    record CapViews(CapView concurrency, CapView total, CapView daily, CapView hourly) {
        static CapViews of(Cap cap) {
            var limits = cap.limits();
            var usage = cap.usage();
            return new CapViews(
                    CapView.of(limits.concurrent(), usage.concurrent()),
                    CapView.of(limits.total(), usage.total()),
                    CapView.of(limits.daily(), usage.day()),
                    CapView.of(limits.hourly(), usage.hour()));
        }
    }

    /// @param limit null for no limit
    /// @param left null without a limit; 0 if the limit was lowered below current use
    /// @param since start of the current day or hour; null for other limits and before the first call
    record CapView(
            @Nullable Long limit,
            long taken,
            @Nullable Long left,
            @Nullable Instant since) {
        static CapView of(@Nullable Number limit, Window window) {
            return of(limit, window.count(), window.start().equals(Window.NEVER.start()) ? null : window.start());
        }

        static CapView of(@Nullable Number limit, long taken) {
            return of(limit, taken, null);
        }

        private static CapView of(@Nullable Number limit, long taken, @Nullable Instant since) {
            return limit == null
                    ? new CapView(null, taken, null, since)
                    : new CapView(limit.longValue(), taken, Math.max(0, limit.longValue() - taken), since);
        }
    }

    static CapsView of(CampaignConfiguration campaign, CapLookup lookup) {
        return new CapsView(
                campaign.id(),
                campaign.settings().rules().hours().zone().getId(),
                CapViews.of(lookup.cap(CampaignCaps.capKey(campaign))),
                campaign.links().stream().map(link -> link(link, lookup)).toList());
    }

    private static LinkCapsView link(LinkSettings link, CapLookup lookup) {
        return new LinkCapsView(link.id(), link.clientId(), CapViews.of(lookup.cap(CampaignCaps.capKey(link))));
    }
}
