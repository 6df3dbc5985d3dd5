package io.trunkline.routing.caps.domain;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The caps of a decision: locked rows for an admission, rows read without a lock for an explanation.
@FunctionalInterface
public interface CapLookup {
    /// No limits and no usage.
    CapLookup UNLIMITED = Cap::unlimited;

    /// A lookup in these caps.
    static CapLookup of(Collection<Cap> caps) {
        Map<CapKey, Cap> byKey = caps.stream().collect(Collectors.toMap(Cap::key, Function.identity()));
        return key -> byKey.getOrDefault(key, Cap.unlimited(key));
    }

    /// The cap of a key; an unlimited one when there is none.
    Cap cap(CapKey key);
}
