package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.ids.EndpointId;

/// The endpoint of the carrier that a call came in from, as the node found it.
///
/// @param byAddress the node reports that it found the endpoint by the address of the caller alone, and not by a
///     registration: another carrier with the same host may have sent the call
public record InboundEndpoint(EndpointId id, boolean byAddress) {}
