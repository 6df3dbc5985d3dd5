package io.trunkline.routing.admission.domain;

import io.trunkline.routing.caps.domain.CountedUse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The caps that a lease uses.
///
/// @param concurrent ids of the caps in which it counts as a concurrent call until the attempt ends
/// @param counted    the caps in which it counts until the attempt is known not to count
public record HeldCaps(Set<UUID> concurrent, List<CountedUse> counted) {
    public static final HeldCaps NONE = new HeldCaps(Set.of(), List.of());

    public HeldCaps {
        concurrent = Set.copyOf(concurrent);
        counted = List.copyOf(counted);
    }

    /// Of an attempt that counts in totals when it is answered, and in no windows.
    static HeldCaps ofTotals(Set<UUID> concurrent, Set<UUID> total) {
        return new HeldCaps(concurrent, total.stream().map(CountedUse::ofTotal).toList());
    }

    /// Ids of the caps in which it counts.
    Set<UUID> countedIds() {
        return counted.stream().map(CountedUse::cap).collect(Collectors.toSet());
    }

    /// Whether a cap counts calls of a minimum talk time.
    boolean needsTalkTime() {
        return counted.stream().anyMatch(use -> !use.minimumTalk().isZero());
    }
}
