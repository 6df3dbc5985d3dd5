package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.trace.CapChecks;
import io.trunkline.routing.decision.domain.trace.CheckWithReason;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The caps that an order uses before any attempt: the tenant's calls a second, and the usage of the DID.
public record PlacedCallCaps(TenantId tenant, DidId callerIdDid) {
    public List<CapUse> capUses() {
        return List.of(OutboundCapUses.tenantUse(tenant), OutboundCapUses.didUse(callerIdDid));
    }

    public Set<CapKey> capKeys() {
        return capUses().stream().map(CapUse::key).collect(Collectors.toUnmodifiableSet());
    }

    /// Why the order is refused; empty when there is capacity. A pure function.
    public Optional<StopReason> refusal(CapLookup capLookup) {
        return capUses().stream()
                .flatMap(use ->
                        CapChecks.withReasons(capLookup.cap(use.key()), use, _ -> OutboundCapUses.refusal(use))
                                .stream())
                .filter(rule -> !rule.check().passed())
                .map(CheckWithReason::reason)
                .findFirst();
    }
}
