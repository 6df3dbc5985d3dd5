package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;

/// A client in a routing decision.
///
/// @param active       set by an operator
/// @param reachability as the requesting node last reported it
public record Client(ClientId id, String name, EndpointId endpoint, boolean active, Reachability reachability) {}
