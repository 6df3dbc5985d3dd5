package io.trunkline.routing.decision.domain;

import io.trunkline.routing.telephony.domain.ClientId;
import io.trunkline.routing.telephony.domain.EndpointId;
import io.trunkline.routing.telephony.domain.Parties;
import io.trunkline.routing.telephony.domain.PhoneNumber;
import java.util.Optional;

/// Somebody wants to know where a call goes.
public sealed interface RoutingRequest {
    /// What has happened in the call before.
    CallHistory history();

    /// A call that came in.
    ///
    /// @param dialedNumber  `+` and digits
    /// @param callerNumber     the caller's number: `+` and digits, or empty
    /// @param inboundEndpoint the carrier's endpoint
    record Inbound(String dialedNumber, String callerNumber, Optional<EndpointId> inboundEndpoint, CallHistory history)
            implements RoutingRequest {}

    /// A call that is placed and asks for a carrier.
    record Outbound(OutboundRequest request, CallHistory history) implements RoutingRequest {}

    /// The static block of a carrier asks whether it may dial.
    ///
    /// @param request its carrier and prefix are left aside
    /// @param carrierEndpoint endpoint of the block
    /// @param callerNumber    the number the caller shows; one of a tenant's own names the tenant where nothing
    ///     else does
    record Prefix(OutboundRequest request, EndpointId carrierEndpoint, String callerNumber, CallHistory history)
            implements RoutingRequest {}

    /// An answered call joins a client.
    ///
    /// @param dialedNumber  what the client's endpoint is dialled with
    /// @param parties who is in the call already
    record Connect(ClientId client, PhoneNumber dialedNumber, Parties parties, CallHistory history)
            implements RoutingRequest {}
}
