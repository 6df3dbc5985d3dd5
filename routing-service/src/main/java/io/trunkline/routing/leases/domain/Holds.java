package io.trunkline.routing.leases.domain;

import java.util.Set;
import java.util.UUID;

/// What a lease takes of which caps, by their ids.
///
/// @param atOnce caps whose concurrency it holds until the attempt ends
/// @param inAll  caps whose total it holds until it is known whether the attempt was answered
public record Holds(Set<UUID> atOnce, Set<UUID> inAll) {
    public static final Holds NOTHING = new Holds(Set.of(), Set.of());

    public Holds {
        atOnce = Set.copyOf(atOnce);
        inAll = Set.copyOf(inAll);
    }
}
