package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.ClientId;
import io.trunkline.telephony.EndpointId;
import io.trunkline.telephony.Parties;
import io.trunkline.telephony.PhoneNumber;
import java.util.Optional;

/// Somebody wants to know where a call goes.
public sealed interface RoutingRequest {
    /// What has happened in the call before.
    CallHistory history();

    /// A call that came in.
    ///
    /// @param dialedNumber  `+` and digits
    /// @param inboundEndpoint the carrier's endpoint
    record Inbound(
            String dialedNumber, CallerIdentity caller, Optional<EndpointId> inboundEndpoint, CallHistory history)
            implements RoutingRequest {}

    /// A call that is placed and asks for a carrier.
    record Outbound(OutboundRequest request, CallHistory history) implements RoutingRequest {}

    /// The static block of a carrier asks whether it may dial.
    ///
    /// @param request its carrier and prefix are left aside
    /// @param carrierEndpoint endpoint of the block
    /// @param caller  a caller ID that is a DID names the tenant where nothing else does
    record Prefix(OutboundRequest request, EndpointId carrierEndpoint, CallerIdentity caller, CallHistory history)
            implements RoutingRequest {}

    /// An answered call joins a client.
    ///
    /// @param dialedNumber  what the client's endpoint is dialled with
    /// @param parties who is in the call already
    record Connect(ClientId client, PhoneNumber dialedNumber, Parties parties, CallHistory history)
            implements RoutingRequest {}
}
