package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.ids.EndpointId;

/// An endpoint of a client in a routing decision.
///
/// @param reachability as the requesting node last reported it
public record ClientEndpoint(EndpointId id, Reachability reachability) {
    public boolean mayBeDialed() {
        return reachability.mayBeDialed();
    }
}
