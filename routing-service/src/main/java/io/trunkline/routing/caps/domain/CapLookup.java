package io.trunkline.routing.caps.domain;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Caps as a decision sees them: locked rows for a real call, a reading of them for an explanation.
@FunctionalInterface
public interface CapLookup {
    /// Nothing is limited, nothing is taken.
    CapLookup UNLIMITED = Cap::unlimited;

    /// Of these caps, each as it stands.
    static CapLookup of(Collection<Cap> caps) {
        Map<CapKey, Cap> byKey = caps.stream().collect(Collectors.toMap(Cap::key, Function.identity()));
        return key -> byKey.getOrDefault(key, Cap.unlimited(key));
    }

    /// Unlimited for one that is not there.
    Cap cap(CapKey key);
}
