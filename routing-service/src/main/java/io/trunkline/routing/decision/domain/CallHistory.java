package io.trunkline.routing.decision.domain;

import io.trunkline.routing.decision.domain.failover.AttemptEnd;
import io.trunkline.routing.telephony.domain.CarrierId;
import io.trunkline.routing.telephony.domain.ClientId;
import java.util.Optional;
import java.util.Set;

/// What has happened in a call before this question.
///
/// @param triedClients  dialled already
/// @param triedCarriers dialled already
/// @param lastEnd     how the last attempt ended
public record CallHistory(Set<ClientId> triedClients, Set<CarrierId> triedCarriers, Optional<AttemptEnd> lastEnd) {
    /// Nothing yet.
    public static final CallHistory EMPTY = new CallHistory(Set.of(), Set.of(), Optional.empty());

    public CallHistory {
        triedClients = Set.copyOf(triedClients);
        triedCarriers = Set.copyOf(triedCarriers);
    }
}
