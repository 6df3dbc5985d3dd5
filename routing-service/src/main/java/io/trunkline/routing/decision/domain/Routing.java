package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import java.util.Set;

/// A question with everything known for its answer, but for the caps.
public interface Routing {
    /// The caps that the answer may depend on.
    Set<CapKey> capKeys();

    /// Decides over the caps; pure, and free to be asked again with others.
    Decision decide(CapLookup ledger);

    /// One that no cap can change.
    static Routing fixed(Decision decision) {
        return new Routing() {
            @Override
            public Set<CapKey> capKeys() {
                return Set.of();
            }

            @Override
            public Decision decide(CapLookup ledger) {
                return decision;
            }
        };
    }
}
