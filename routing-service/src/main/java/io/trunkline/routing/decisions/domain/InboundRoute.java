package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import java.util.Set;

/// Whom a call that came in may go to.
public record InboundRoute(InboundCall call, InboundCandidates known) implements Routing {
    @Override
    public Set<CapKey> caps() {
        return RouteInbound.caps(known);
    }

    @Override
    public Decision decide(Ledger ledger) {
        return RouteInbound.decide(call, known, ledger);
    }
}
