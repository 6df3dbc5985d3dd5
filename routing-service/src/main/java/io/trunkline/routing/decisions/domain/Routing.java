package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import java.util.Set;

/// A question with everything known for its answer, but for the caps.
public interface Routing {
    /// The caps that the answer may depend on.
    Set<CapKey> caps();

    /// Decides over the caps; pure, and free to be asked again with others.
    Decision decide(Ledger ledger);

    /// One that no cap can change.
    static Routing settled(Decision decision) {
        return new Routing() {
            @Override
            public Set<CapKey> caps() {
                return Set.of();
            }

            @Override
            public Decision decide(Ledger ledger) {
                return decision;
            }
        };
    }
}
