package io.trunkline.routing.admission.domain;

import java.util.Set;
import java.util.UUID;

/// The caps that a lease uses, by id.
///
/// @param concurrent caps in which it counts as a concurrent call until the attempt ends
/// @param total      caps in which it counts towards the total until the attempt is known to be unanswered
public record HeldCaps(Set<UUID> concurrent, Set<UUID> total) {
    public static final HeldCaps NONE = new HeldCaps(Set.of(), Set.of());

    public HeldCaps {
        concurrent = Set.copyOf(concurrent);
        total = Set.copyOf(total);
    }
}
