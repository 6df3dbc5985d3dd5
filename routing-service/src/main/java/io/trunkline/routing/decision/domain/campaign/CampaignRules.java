package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.telephony.hours.OpeningHours;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/// The rules of a campaign.
///
/// @param hours                opening hours
/// @param maxCallDuration      longest duration of a call from each Dial on, a minute to a day
/// @param unavailableTreatment how a call ends when no client is available
/// @param repeatCallers        how repeat callers are treated
/// @param callerFilter         whose calls are accepted
public record CampaignRules(
        Strategy strategy,
        OpeningHours hours,
        Optional<Duration> maxCallDuration,
        UnavailableTreatment unavailableTreatment,
        Optional<RepeatCallers> repeatCallers,
        CallerFilter callerFilter) {
    /// Without a filter of callers.
    public CampaignRules(
            Strategy strategy,
            OpeningHours hours,
            Optional<Duration> maxCallDuration,
            UnavailableTreatment unavailableTreatment,
            Optional<RepeatCallers> repeatCallers) {
        this(strategy, hours, maxCallDuration, unavailableTreatment, repeatCallers, CallerFilter.NONE);
    }

    /// By priority, always open, without further rules.
    public static final CampaignRules DEFAULT = new CampaignRules(
            Strategy.PRIORITY,
            OpeningHours.always(ZoneOffset.UTC),
            Optional.empty(),
            UnavailableTreatment.NONE,
            Optional.empty());
}
