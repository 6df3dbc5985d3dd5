package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.trace.CapChecks;
import io.trunkline.routing.decision.domain.trace.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a campaign asks of each of its calls, whichever way they go.
public final class CampaignAdmission {
    private final Campaign campaign;
    private final boolean firstAttempt;

    /// @param first whether nobody was tried in this call yet; hours and days are asked about then, so that a call
    ///     that got in goes on
    public CampaignAdmission(Campaign campaign, boolean first) {
        this.campaign = campaign;
        this.firstAttempt = first;
    }

    public CapKey capKey() {
        return new CapKey(CapKind.CAMPAIGN, campaign.id().value());
    }

    /// A campaign counts a call once a day, however many are tried.
    public CapUse capUse() {
        return new CapUse(capKey(), true, true, firstAttempt);
    }

    /// Why a call does not get in; empty when it does.
    public Optional<StopReason> check(CapLookup ledger, Instant now, DecisionBuilder trail) {
        if (firstAttempt && !isOpen(now, trail)) {
            return Optional.of(StopReason.CAMPAIGN_CLOSED);
        }
        List<Check> checks = CapChecks.of(ledger.cap(capKey()), capUse());
        if (trail.check("campaign", campaign.id(), campaign.name(), checks)) {
            return Optional.empty();
        }
        return checks.stream().filter(check -> !check.passed()).findFirst().map(CampaignAdmission::reason);
    }

    private boolean isOpen(Instant now, DecisionBuilder trail) {
        OpeningHours hours = campaign.rules().hours();
        return hours.spans().isEmpty()
                || trail.check(
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
