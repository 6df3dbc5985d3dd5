package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Routing;
import java.util.Optional;
import java.util.Set;

/// The routing of an outbound call.
public record OutboundRouting(OutboundCall call, OutboundCandidates candidates) implements Routing {
    /// The source of the carriers.
    public CarrierPool.Source carrierSource() {
        return CarrierPool.of(call, candidates).source();
    }

    /// The dial prefix, if the carrier was chosen by one.
    public Optional<String> dialPrefix() {
        return CarrierPool.dialPrefix(call, candidates);
    }

    @Override
    public Set<CapKey> capKeys() {
        return RouteOutbound.capKeys(call, candidates);
    }

    @Override
    public Decision decide(CapLookup capLookup) {
        return RouteOutbound.decide(call, candidates, capLookup);
    }
}
