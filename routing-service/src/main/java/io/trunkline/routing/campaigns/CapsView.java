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

/// What is taken of a campaign's caps, and of each link's.
///
/// @param timeZone whose days and hours count
record CapsView(UUID campaignId, String timeZone, CapViews campaign, List<LinkCapsView> links) {
    record LinkCapsView(UUID linkId, UUID clientId, CapViews caps) {}

    /// @param hourly counted of a campaign too, which has no limit by the hour
    record CapViews(CapView concurrency, CapView total, CapView daily, CapView hourly) {
        static CapViews of(Cap cap) {
            var limits = cap.limits();
            var taken = cap.usage();
            return new CapViews(
                    CapView.of(limits.concurrent(), taken.concurrent()),
                    CapView.of(limits.total(), taken.total()),
                    CapView.of(limits.daily(), taken.day()),
                    CapView.of(limits.hourly(), taken.hour()));
        }
    }

    /// @param limit null for none
    /// @param left  null without a limit; 0 also where more is taken than a limit that was lowered
    /// @param since when the day or the hour began; null for what is not counted by time, and before the first call
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

    static CapsView of(CampaignConfiguration campaign, CapLookup ledger) {
        return new CapsView(
                campaign.id(),
                campaign.settings().rules().hours().zone().getId(),
                CapViews.of(ledger.cap(CampaignCaps.capKey(campaign))),
                campaign.links().stream().map(link -> link(link, ledger)).toList());
    }

    private static LinkCapsView link(LinkSettings link, CapLookup ledger) {
        return new LinkCapsView(link.id(), link.clientId(), CapViews.of(ledger.cap(CampaignCaps.capKey(link))));
    }
}
