package io.trunkline.routing.admission.domain;

import java.util.Set;
import java.util.UUID;

/// What a lease takes of which caps, by their ids.
///
/// @param concurrent caps whose concurrency it holds until the attempt ends
/// @param total  caps whose total it holds until it is known whether the attempt was answered
public record HeldCaps(Set<UUID> concurrent, Set<UUID> total) {
    public static final HeldCaps NONE = new HeldCaps(Set.of(), Set.of());

    public HeldCaps {
        concurrent = Set.copyOf(concurrent);
        total = Set.copyOf(total);
    }
}
