package io.trunkline.routing.decisions.domain;

import java.util.Optional;

/// Somebody wants to know where a call goes.
public sealed interface RoutingRequest {
    /// What has happened in the call before.
    CallSoFar soFar();

    /// A call that came in.
    ///
    /// @param dialled  `+` and digits
    /// @param from     the caller's number: `+` and digits, or empty
    /// @param cameInBy the carrier's endpoint
    record Inbound(String dialled, String from, Optional<EndpointId> cameInBy, CallSoFar soFar)
            implements RoutingRequest {}

    /// A call that is placed and asks for a carrier.
    record Outbound(OutboundRequest request, CallSoFar soFar) implements RoutingRequest {}

    /// The static block of a carrier asks whether it may dial.
    ///
    /// @param request its carrier and prefix are left aside
    /// @param carrier endpoint of the block
    /// @param from    the number the caller shows; one of a tenant's own names the tenant where nothing else does
    record Prefix(OutboundRequest request, EndpointId carrier, String from, CallSoFar soFar)
            implements RoutingRequest {}

    /// An answered call joins a client.
    ///
    /// @param number  what the client's endpoint is dialled with
    /// @param parties who is in the call already
    record Connect(ClientId client, PhoneNumber number, Parties parties, CallSoFar soFar) implements RoutingRequest {}
}
