package io.trunkline.routing.decisions.domain;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/// How a campaign wants its calls routed.
///
/// @param hours     when it takes calls
/// @param callLimit how long a call may last from each Dial on, a minute to a day
/// @param regret    what a caller hears whom nobody can take
/// @param repeats   what becomes of somebody who calls again
public record CampaignRules(
        Strategy strategy,
        OpeningHours hours,
        Optional<Duration> callLimit,
        Regret regret,
        Optional<RepeatCallers> repeats) {
    /// By priority, always open, without anything else.
    public static final CampaignRules PLAIN = new CampaignRules(
            Strategy.PRIORITY, OpeningHours.always(ZoneOffset.UTC), Optional.empty(), Regret.NONE, Optional.empty());
}
