package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/// The routing of an inbound call.
public record InboundRouting(InboundCall call, InboundCandidates candidates) implements Routing {
    @Override
    public Optional<PhoneNumber> caller() {
        return call.caller();
    }

    @Override
    public Set<CapKey> capKeys() {
        return RouteInbound.capKeys(candidates);
    }

    @Override
    public Decision decide(CapLookup capLookup) {
        return RouteInbound.decide(call, candidates, capLookup);
    }
}
