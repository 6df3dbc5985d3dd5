package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.ClientId;
import io.trunkline.telephony.EndpointId;

/// A call centre as routing sees it.
///
/// @param active       set by an operator
/// @param reachability as the node that asks last said
public record Client(ClientId id, String name, EndpointId endpoint, boolean active, Reachability reachability) {}
