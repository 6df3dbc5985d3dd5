package io.trunkline.routing.outages.domain;

import io.trunkline.telephony.hours.OpeningHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When an active campaign sends calls to a client.
///
/// @param hours those of the client, of the campaign and of the link, which must all be open
/// @param startsAt of the link
/// @param endsAt of the link
public record CampaignNeed(List<OpeningHours> hours, Optional<Instant> startsAt, Optional<Instant> endsAt) {
    public CampaignNeed {
        hours = List.copyOf(hours);
    }

    boolean isAt(Instant now) {
        return hours.stream().allMatch(one -> one.isOpenAt(now))
                && startsAt.stream().noneMatch(now::isBefore)
                && endsAt.stream().allMatch(now::isBefore);
    }

    /// The need of a client.
    public static Need of(List<CampaignNeed> all, Instant now) {
        return all.stream().anyMatch(one -> one.isAt(now)) ? Need.NOW : Need.LATER;
    }
}
