package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Window;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is taken of a campaign's caps, and of each link's.
///
/// @param timeZone whose days and hours count
record CapsView(UUID campaignId, String timeZone, Rooms campaign, List<LinkCaps> links) {
    record LinkCaps(UUID linkId, UUID clientId, Rooms caps) {}

    /// @param hourly counted of a campaign too, which has no limit by the hour
    record Rooms(Room concurrency, Room total, Room daily, Room hourly) {
        static Rooms of(Cap cap) {
            var limits = cap.limits();
            var taken = cap.taken();
            return new Rooms(
                    Room.of(limits.atOnce(), taken.atOnce()),
                    Room.of(limits.inAll(), taken.inAll()),
                    Room.of(limits.aDay(), taken.day()),
                    Room.of(limits.anHour(), taken.hour()));
        }
    }

    /// @param limit null for none
    /// @param left  null without a limit; 0 also where more is taken than a limit that was lowered
    /// @param since when the day or the hour began; null for what is not counted by time, and before the first call
    record Room(
            @Nullable Long limit,
            long taken,
            @Nullable Long left,
            @Nullable Instant since) {
        static Room of(@Nullable Number limit, Window window) {
            return of(limit, window.count(), window.start().equals(Window.NEVER.start()) ? null : window.start());
        }

        static Room of(@Nullable Number limit, long taken) {
            return of(limit, taken, null);
        }

        private static Room of(@Nullable Number limit, long taken, @Nullable Instant since) {
            return limit == null
                    ? new Room(null, taken, null, since)
                    : new Room(limit.longValue(), taken, Math.max(0, limit.longValue() - taken), since);
        }
    }

    static CapsView of(CampaignConfiguration campaign, Ledger ledger) {
        return new CapsView(
                campaign.id(),
                campaign.settings().rules().hours().zone().getId(),
                Rooms.of(ledger.of(CampaignCaps.key(campaign))),
                campaign.links().stream().map(link -> link(link, ledger)).toList());
    }

    private static LinkCaps link(LinkSettings link, Ledger ledger) {
        return new LinkCaps(link.id(), link.clientId(), Rooms.of(ledger.of(CampaignCaps.key(link))));
    }
}
