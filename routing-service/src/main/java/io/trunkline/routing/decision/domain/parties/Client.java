package io.trunkline.routing.decision.domain.parties;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;

/// A client in a routing decision.
///
/// @param active       set by an operator
/// @param reachability as the requesting node last reported it
public record Client(ClientId id, String name, EndpointId endpoint, boolean active, Reachability reachability) {
    /// The use of its own limit, which all campaigns share.
    public CapUse capUse() {
        return new CapUse(CapKey.of(id), true, false, false);
    }
}
