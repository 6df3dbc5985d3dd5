package io.trunkline.routing.decisions.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of a tenant's numbers is shown when the caller names none: the least used one, then the lowest id.
public final class Rotation {
    private static final Comparator<Did> LEAST_USED =
            Comparator.comparingLong(Did::used).thenComparing(did -> did.id().toString());

    private Rotation() {}

    /// The next number among active ones under their limit, or empty when there is none.
    public static Optional<Did> next(List<Did> dids) {
        return dids.stream().filter(Did::active).filter(Did::hasUsageLeft).min(LEAST_USED);
    }
}
