package io.trunkline.routing.caps.domain;

/// Caps as a decision sees them: locked rows for a real call, a reading of them for an explanation.
@FunctionalInterface
public interface Ledger {
    /// Nothing is limited, nothing is taken.
    Ledger EMPTY = Cap::unlimited;

    /// Unlimited for one that is not there.
    Cap of(CapKey key);
}
