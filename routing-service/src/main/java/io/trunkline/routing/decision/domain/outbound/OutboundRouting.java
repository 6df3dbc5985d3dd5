package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Routing;
import java.util.Optional;
import java.util.Set;

/// How a call that we place would leave.
public record OutboundRouting(OutboundCall call, OutboundCandidates candidates) implements Routing {
    /// What named the carriers.
    public CarrierPool.Source carrierSource() {
        return CarrierPool.of(call, candidates).source();
    }

    /// The dial prefix, where a prefix named them.
    public Optional<String> dialPrefix() {
        return CarrierPool.dialPrefix(call, candidates);
    }

    @Override
    public Set<CapKey> capKeys() {
        return RouteOutbound.capKeys(call, candidates);
    }

    @Override
    public Decision decide(CapLookup ledger) {
        return RouteOutbound.decide(call, candidates, ledger);
    }
}
