package io.trunkline.provisioning.clients.domain;

import io.trunkline.telephony.hours.OpeningHours;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The caps of a client across all campaigns, and when it takes calls; null for no limit.
///
/// @param total answered calls
/// @param daily attempts a day, in the time zone of the hours
/// @param weekly attempts an ISO week, in the time zone of the hours
/// @param monthly attempts a month, in the time zone of the hours
/// @param hours opening hours
public record ClientCaps(
        @Nullable Long total,
        @Nullable Integer daily,
        @Nullable Integer weekly,
        @Nullable Integer monthly,
        OpeningHours hours) {
    /// No limits, always open.
    public static final ClientCaps NONE = new ClientCaps(null, null, null, null, OpeningHours.always(ZoneId.of("UTC")));
}
