package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.CallSoFar;
import io.trunkline.routing.decisions.domain.ClientId;
import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.OutboundRoute;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.Routing;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Decides where a call goes by what is known now. Takes nothing and tells nobody.
public interface Router {
    /// Whom a call that came in goes to.
    ///
    /// @param dialled  `+` and digits
    /// @param cameInBy the carrier's endpoint
    /// @param node     whose view of the endpoints counts
    Mono<Routing> inbound(String dialled, Optional<EndpointId> cameInBy, String node, CallSoFar soFar);

    /// By which carrier a call that is placed leaves.
    Mono<OutboundRoute> outbound(OutboundRequest request, String node, CallSoFar soFar);

    /// Whether the static block of a carrier may dial.
    ///
    /// @param request its carrier and prefix are left aside
    /// @param carrier endpoint of the block
    /// @param from    the number the caller shows; one of a tenant's own names the tenant where nothing else does
    Mono<Routing> prefix(OutboundRequest request, EndpointId carrier, String from, String node, CallSoFar soFar);

    /// The client that an answered call joins.
    ///
    /// @param number  what the client's endpoint is dialled with
    /// @param parties who is in the call already
    Mono<Routing> connect(ClientId client, PhoneNumber number, Parties parties, String node, CallSoFar soFar);
}
