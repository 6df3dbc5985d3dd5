package io.trunkline.routing.decision.domain;

import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.ClientId;
import java.util.Optional;
import java.util.Set;

/// What has happened in a call before this question.
///
/// @param triedClients  dialled already
/// @param triedCarriers dialled already
/// @param lastEnd     how the last attempt ended
public record CallHistory(Set<ClientId> triedClients, Set<CarrierId> triedCarriers, Optional<EndedAttempt> lastEnd) {
    /// Nothing yet.
    public static final CallHistory EMPTY = new CallHistory(Set.of(), Set.of(), Optional.empty());

    public CallHistory {
        triedClients = Set.copyOf(triedClients);
        triedCarriers = Set.copyOf(triedCarriers);
    }
}
