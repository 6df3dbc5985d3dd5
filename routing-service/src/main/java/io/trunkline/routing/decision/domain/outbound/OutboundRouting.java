package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.telephony.ids.CarrierId;
import java.util.Comparator;
import java.util.Map;
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

    /// The rank of the best carrier that may be dialed on the node, whether or not it has free channels; empty if
    /// there is none.
    public Optional<CarrierRank> bestRank() {
        CarrierPool pool = CarrierPool.of(call, candidates);
        Map<CarrierId, Integer> priorities = pool.priorities(candidates);
        return pool.carriers().stream()
                .filter(carrier -> carrier.active() && carrier.reachability().mayBeDialed())
                .map(carrier -> new CarrierRank(
                        priorities.getOrDefault(carrier.id(), 0),
                        carrier.priority(),
                        carrier.reachability() == Reachability.REACHABLE))
                .min(Comparator.naturalOrder());
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
