package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Rotation;
import java.util.List;
import java.util.UUID;

/// A link at the moment of a decision.
///
/// @param checks what was asked of it, apart from whether this call has tried it already
record Standing(Link link, Cap cap, List<Check> checks) {
    Standing {
        checks = List.copyOf(checks);
    }

    /// Whether it could take a call now. One that this call has tried could take another.
    boolean ready() {
        return checks.stream().allMatch(Check::passed);
    }

    Rotation rotation() {
        return cap.rotation();
    }

    UUID id() {
        return link.id().value();
    }
}
