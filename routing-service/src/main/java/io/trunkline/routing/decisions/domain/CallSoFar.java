package io.trunkline.routing.decisions.domain;

import java.util.Optional;
import java.util.Set;

/// What has happened in a call before this question.
///
/// @param clients  dialled already
/// @param carriers dialled already
/// @param last     how the last attempt ended
public record CallSoFar(Set<ClientId> clients, Set<CarrierId> carriers, Optional<Ending> last) {
    /// Nothing yet.
    public static final CallSoFar NOTHING = new CallSoFar(Set.of(), Set.of(), Optional.empty());

    public CallSoFar {
        clients = Set.copyOf(clients);
        carriers = Set.copyOf(carriers);
    }
}
