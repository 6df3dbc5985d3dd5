package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Rotation;
import java.util.List;
import java.util.UUID;

/// A link at the moment of a decision.
///
/// @param checks what was asked of it, apart from whether this call has tried it already
/// @param ready  whether it could take a call now; one that this call has tried could take another
record Standing(Link link, Cap cap, List<Check> checks, boolean ready) {
    static Standing of(Link link, Cap cap, List<Check> checks) {
        return new Standing(link, cap, List.copyOf(checks), checks.stream().allMatch(Check::passed));
    }

    Rotation rotation() {
        return cap.rotation();
    }

    UUID id() {
        return link.id().value();
    }
}
