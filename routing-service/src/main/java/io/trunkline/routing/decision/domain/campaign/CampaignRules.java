package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/// How a campaign wants its calls routed.
///
/// @param hours     when it takes calls
/// @param maxCallDuration how long a call may last from each Dial on, a minute to a day
/// @param unavailableTreatment    what a caller hears whom nobody can take
/// @param repeatCallers   what becomes of somebody who calls again
public record CampaignRules(
        Strategy strategy,
        OpeningHours hours,
        Optional<Duration> maxCallDuration,
        UnavailableTreatment unavailableTreatment,
        Optional<RepeatCallers> repeatCallers) {
    /// By priority, always open, without anything else.
    public static final CampaignRules DEFAULT = new CampaignRules(
            Strategy.PRIORITY,
            OpeningHours.always(ZoneOffset.UTC),
            Optional.empty(),
            UnavailableTreatment.NONE,
            Optional.empty());
}
