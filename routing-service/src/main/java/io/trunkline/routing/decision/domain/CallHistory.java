package io.trunkline.routing.decision.domain;

import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.telephony.ids.CarrierId;
import java.util.Optional;
import java.util.Set;

/// The earlier attempts of a call.
///
/// @param triedClients  clients dialed already, and which of their endpoints
/// @param triedCarriers carriers dialed already
/// @param lastEnd       how the last attempt ended
public record CallHistory(TriedClients triedClients, Set<CarrierId> triedCarriers, Optional<EndedAttempt> lastEnd) {
    /// No attempts yet.
    public static final CallHistory EMPTY = new CallHistory(TriedClients.NONE, Set.of(), Optional.empty());

    public CallHistory {
        triedCarriers = Set.copyOf(triedCarriers);
    }
}
