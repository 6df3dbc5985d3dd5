package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.trace.CapChecks;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.hours.OpeningHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The checks of a campaign for each of its calls, inbound or outbound.
public final class CampaignAdmission {
    private final Campaign campaign;
    private final boolean firstAttempt;

    /// @param first whether this is the call's first attempt. Opening hours and daily limits are checked for that
    ///     one only, so that an admitted call continues
    public CampaignAdmission(Campaign campaign, boolean first) {
        this.campaign = campaign;
        this.firstAttempt = first;
    }

    public CapKey capKey() {
        return CapKey.of(campaign.id());
    }

    /// A campaign counts a call once a day, however many clients are tried. If it counts answered calls only, each
    /// attempt counts until it is known to be unanswered.
    public CapUse capUse(CapLookup capLookup) {
        boolean countsAnswered = capLookup.cap(capKey()).counting().windowsAreOfAnswered();
        return new CapUse(capKey(), true, true, firstAttempt || countsAnswered);
    }

    /// Why the call is refused; empty when it is admitted.
    public Optional<StopReason> check(CapLookup capLookup, Instant now, DecisionBuilder builder) {
        if (firstAttempt && !isOpen(now, builder)) {
            return Optional.of(StopReason.CAMPAIGN_CLOSED);
        }
        List<Check> checks = CapChecks.of(capLookup.cap(capKey()), capUse(capLookup));
        if (builder.check("campaign", campaign.id(), campaign.name(), checks)) {
            return Optional.empty();
        }
        return checks.stream().filter(check -> !check.passed()).findFirst().map(CampaignAdmission::reason);
    }

    private boolean isOpen(Instant now, DecisionBuilder builder) {
        OpeningHours hours = campaign.rules().hours();
        return hours.spans().isEmpty()
                || builder.check(
                        "campaign",
                        campaign.id(),
                        campaign.name(),
                        new Check("campaign.open", hours.isOpenAt(now), hours.localTime(now)));
    }

    private static StopReason reason(Check failed) {
        return switch (failed.rule()) {
            case "campaign.total" -> StopReason.CAMPAIGN_TOTAL_REACHED;
            case "campaign.daily" -> StopReason.CAMPAIGN_DAILY_REACHED;
            default -> StopReason.CAMPAIGN_FULL;
        };
    }
}
