package io.trunkline.routing.campaigns.domain;

import io.trunkline.telephony.hours.OpeningHours.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a link takes calls, as configured.
///
/// @param zone        time zone of the hours and of the windows of the limits; null for that of the campaign
/// @param hours       opening hours; empty for always open
/// @param startsAt    it takes no calls before; null for none
/// @param endsAt      it takes no calls from then on; null for none
/// @param pauseReason null while it is not paused
public record LinkScheduleSettings(
        @Nullable ZoneId zone,
        List<Span> hours,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String pauseReason) {
    /// Always, in the time zone of the campaign.
    public static final LinkScheduleSettings ALWAYS = new LinkScheduleSettings(null, List.of(), null, null, null);

    public LinkScheduleSettings {
        hours = List.copyOf(hours);
    }
}
