package io.trunkline.routing.decision.domain.connect;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.ClientEndpoint;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The data of a decision about a connect leg.
///
/// @param tenant      the tenant of the call; empty for an unknown one
/// @param client      empty for an unknown client
/// @param link        the client's link to the call's campaign, if there is one
/// @param ringTimeout the client's ring timeout
/// @param now         time of the data
public record ConnectRouting(
        RoutingRequest.Connect request,
        Optional<Tenant> tenant,
        Optional<Client> client,
        Optional<Link> link,
        Duration ringTimeout,
        Instant now)
        implements Routing {
    @Override
    public Set<CapKey> capKeys() {
        return Stream.concat(
                        link.map(one -> CapKey.of(one.id())).stream(), client.map(one -> CapKey.of(one.id())).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Decision decide(CapLookup capLookup) {
        return RouteConnect.decide(this, capLookup);
    }

    /// Whether this call has dialed the client already, with any of its endpoints.
    boolean wasTried() {
        return request.history().triedClients().contains(request.client());
    }

    /// The endpoint to dial; empty if the client has none left that may be dialed.
    Optional<ClientEndpoint> next() {
        return client.flatMap(request.history().triedClients()::next);
    }

    /// Whether no endpoint of the client is left for this call.
    boolean isExhausted() {
        return wasTried() && next().isEmpty();
    }
}
