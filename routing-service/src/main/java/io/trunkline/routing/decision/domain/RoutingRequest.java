package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.tags.CallTags;
import java.util.Optional;

/// A request for a routing decision.
public sealed interface RoutingRequest {
    /// The earlier attempts of the call.
    CallHistory history();

    /// An inbound call.
    ///
    /// @param dialedNumber    the user part of the called address
    /// @param inboundEndpoint endpoint of the carrier
    /// @param tags            of the header that the carrier's configuration names
    /// @param account         value of the header that tells carriers at one address apart
    record Inbound(
            String dialedNumber,
            CallerIdentity caller,
            Optional<InboundEndpoint> inboundEndpoint,
            CallHistory history,
            CallTags tags,
            Optional<String> account)
            implements RoutingRequest {}

    /// An outbound call that needs a carrier.
    record Outbound(OutboundRequest request, CallHistory history) implements RoutingRequest {}

    /// A call through a carrier's prefix dialplan.
    ///
    /// @param request         its carrier and dial prefix are ignored
    /// @param carrierEndpoint endpoint of the carrier
    /// @param caller          if nothing else names the tenant, a caller ID that is a DID does
    record Prefix(OutboundRequest request, EndpointId carrierEndpoint, CallerIdentity caller, CallHistory history)
            implements RoutingRequest {}

    /// An answered outbound call that is connected to a client.
    ///
    /// @param dialedNumber the number that the client's endpoint is dialed with
    /// @param parties      the parties of the call so far
    /// @param tags         of the order
    record Connect(ClientId client, PhoneNumber dialedNumber, Parties parties, CallHistory history, CallTags tags)
            implements RoutingRequest {}
}
