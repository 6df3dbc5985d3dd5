package io.trunkline.routing.decision.domain.parties;

import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.hours.OpeningHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When a link takes calls.
///
/// @param hours       opening hours, in the time zone of the link
/// @param startsAt    it takes no calls before
/// @param endsAt      it takes no calls from then on
/// @param pauseReason present while it is paused
public record LinkSchedule(
        OpeningHours hours, Optional<Instant> startsAt, Optional<Instant> endsAt, Optional<String> pauseReason) {
    /// Always, without a pause.
    public static final LinkSchedule ALWAYS =
            new LinkSchedule(OpeningHours.always(ZoneOffset.UTC), Optional.empty(), Optional.empty(), Optional.empty());

    /// The rule of a link that is paused.
    public static final String NOT_PAUSED = "link.not-paused";

    /// The rules of a link that takes no calls at a time, or whose client does not.
    public static final Set<String> TIME_RULES = Set.of("link.started", "link.not-ended", "link.open", Client.OPEN);

    /// One check for each setting.
    public List<Check> checks(Instant now) {
        List<Check> checks = new ArrayList<>();
        pauseReason.ifPresent(reason -> checks.add(new Check(NOT_PAUSED, false, reason)));
        startsAt.ifPresent(start -> checks.add(new Check("link.started", !now.isBefore(start), "starts " + start)));
        endsAt.ifPresent(end -> checks.add(new Check("link.not-ended", now.isBefore(end), "ends " + end)));
        if (!hours.spans().isEmpty()) {
            checks.add(new Check("link.open", hours.isOpenAt(now), hours.localTime(now)));
        }
        return checks;
    }
}
