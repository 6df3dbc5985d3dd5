package io.trunkline.routing.decision.domain.connect;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.inbound.RouteInbound;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The client that an answered call may join.
///
/// @param client empty for a client that is not known
/// @param link  the client's link to the call's campaign, when it has one
/// @param ringTimeout  how long the client may ring
public record ConnectRouting(
        RoutingRequest.Connect request, Optional<Client> client, Optional<Link> link, Duration ringTimeout)
        implements Routing {
    @Override
    public Set<CapKey> capKeys() {
        return link.map(RouteInbound::capKey).stream().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Decision decide(CapLookup ledger) {
        return RouteConnect.decide(this, ledger);
    }

    /// Whether this call dialled the client already.
    boolean wasTried() {
        return request.history().triedClients().contains(request.client());
    }
}
