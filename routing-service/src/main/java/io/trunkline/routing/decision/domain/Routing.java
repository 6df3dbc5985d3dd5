package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/// A question with all data for its decision, except caps.
public interface Routing {
    /// The caps that the answer may depend on.
    Set<CapKey> capKeys();

    /// Decides by these caps. A pure function, which may be called again with others.
    Decision decide(CapLookup capLookup);

    /// The number of the caller of an inbound call, by which the caller is recognized later.
    default Optional<PhoneNumber> caller() {
        return Optional.empty();
    }

    /// A decision that does not depend on caps.
    static Routing fixed(Decision decision) {
        return new Routing() {
            @Override
            public Set<CapKey> capKeys() {
                return Set.of();
            }

            @Override
            public Decision decide(CapLookup capLookup) {
                return decision;
            }
        };
    }
}
