package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Take;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a campaign asks of each of its calls, whichever way they go.
final class CampaignDoor {
    private final Campaign campaign;
    private final boolean first;

    /// @param first whether nobody was tried in this call yet; hours and days are asked about then, so that a call that
    ///     got in goes on
    CampaignDoor(Campaign campaign, boolean first) {
        this.campaign = campaign;
        this.first = first;
    }

    CapKey key() {
        return new CapKey(CapKind.CAMPAIGN, campaign.id().value());
    }

    /// A campaign counts a call once a day, however many are tried.
    Take take() {
        return new Take(key(), true, true, first);
    }

    /// Why a call does not get in; empty when it does.
    Optional<StopReason> check(Ledger ledger, Instant now, Trail trail) {
        if (first && !isOpen(now, trail)) {
            return Optional.of(StopReason.CAMPAIGN_CLOSED);
        }
        List<Check> checks = CapChecks.of(ledger.of(key()), take());
        if (trail.note("campaign", campaign.id(), campaign.name(), checks)) {
            return Optional.empty();
        }
        return checks.stream().filter(check -> !check.passed()).findFirst().map(CampaignDoor::reason);
    }

    private boolean isOpen(Instant now, Trail trail) {
        OpeningHours hours = campaign.rules().hours();
        return hours.spans().isEmpty()
                || trail.note(
                        "campaign",
                        campaign.id(),
                        campaign.name(),
                        new Check("campaign.open", hours.openAt(now), hours.localTime(now)));
    }

    private static StopReason reason(Check failed) {
        return switch (failed.rule()) {
            case "campaign.total" -> StopReason.CAMPAIGN_TOTAL_REACHED;
            case "campaign.daily" -> StopReason.CAMPAIGN_DAILY_REACHED;
            default -> StopReason.CAMPAIGN_FULL;
        };
    }
}
