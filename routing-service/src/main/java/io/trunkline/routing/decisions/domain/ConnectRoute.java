package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The client that an answered call may join.
///
/// @param known empty for a client that is not known
/// @param link  the client's link to the call's campaign, when it has one
/// @param ring  how long the client may ring
public record ConnectRoute(RoutingRequest.Connect request, Optional<Client> known, Optional<Link> link, Duration ring)
        implements Routing {
    @Override
    public Set<CapKey> caps() {
        return link.map(RouteInbound::cap).stream().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Decision decide(Ledger ledger) {
        return RouteConnect.decide(this, ledger);
    }

    /// Whether this call dialled the client already.
    boolean tried() {
        return request.soFar().clients().contains(request.client());
    }
}
