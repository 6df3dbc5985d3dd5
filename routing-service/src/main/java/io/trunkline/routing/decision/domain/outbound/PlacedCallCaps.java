package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.trace.CapChecks;
import io.trunkline.routing.decision.domain.trace.CheckWithReason;
import io.trunkline.telephony.DidId;
import io.trunkline.telephony.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an order for a call takes, before there is any attempt: of its tenant's calls a second, and of how often
/// its number is shown.
public record PlacedCallCaps(TenantId tenant, DidId callerIdDid) {
    public List<CapUse> capUses() {
        return List.of(OutboundCapUses.tenantUse(tenant), OutboundCapUses.didUse(callerIdDid));
    }

    public Set<CapKey> capKeys() {
        return capUses().stream().map(CapUse::key).collect(Collectors.toUnmodifiableSet());
    }

    /// Why there is no room for it; empty when there is. Pure.
    public Optional<StopReason> refusal(CapLookup ledger) {
        return capUses().stream()
                .flatMap(take ->
                        CapChecks.withReasons(ledger.cap(take.key()), take, _ -> OutboundCapUses.refusal(take))
                                .stream())
                .filter(rule -> !rule.check().passed())
                .map(CheckWithReason::reason)
                .findFirst();
    }
}
