package io.trunkline.routing.decision.domain;

import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import java.util.Optional;
import java.util.Set;

/// The earlier attempts of a call.
///
/// @param triedClients  clients dialed already
/// @param triedCarriers carriers dialed already
/// @param lastEnd       how the last attempt ended
public record CallHistory(Set<ClientId> triedClients, Set<CarrierId> triedCarriers, Optional<EndedAttempt> lastEnd) {
    /// No attempts yet.
    public static final CallHistory EMPTY = new CallHistory(Set.of(), Set.of(), Optional.empty());

    public CallHistory {
        triedClients = Set.copyOf(triedClients);
        triedCarriers = Set.copyOf(triedCarriers);
    }
}
