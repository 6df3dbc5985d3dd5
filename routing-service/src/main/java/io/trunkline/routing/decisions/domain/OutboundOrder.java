package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Take;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an order for a call takes, before there is any attempt: of its tenant's calls a second, and of how often its
/// number is shown.
public record OutboundOrder(TenantId tenant, DidId shown) {
    public List<Take> takes() {
        return List.of(OutboundTakes.byTenant(tenant), OutboundTakes.byNumber(shown));
    }

    public Set<CapKey> caps() {
        return takes().stream().map(Take::key).collect(Collectors.toUnmodifiableSet());
    }

    /// Why there is no room for it; empty when there is. Pure.
    public Optional<StopReason> refusal(Ledger ledger) {
        return takes().stream()
                .flatMap(
                        take -> CapChecks.ruled(ledger.of(take.key()), take, _ -> OutboundTakes.refusal(take)).stream())
                .filter(rule -> !rule.check().passed())
                .map(Ruled::otherwise)
                .findFirst();
    }
}
