package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import java.util.Optional;
import java.util.Set;

/// How a call that we place would leave.
public record OutboundRoute(OutboundCall call, OutboundCandidates known) implements Routing {
    /// What named the carriers.
    public CarrierPool.Source source() {
        return CarrierPool.of(call, known).source();
    }

    /// The dial prefix, where a prefix named them.
    public Optional<String> prefix() {
        return CarrierPool.prefixOf(call, known);
    }

    @Override
    public Set<CapKey> caps() {
        return RouteOutbound.caps(call, known);
    }

    @Override
    public Decision decide(Ledger ledger) {
        return RouteOutbound.decide(call, known, ledger);
    }
}
