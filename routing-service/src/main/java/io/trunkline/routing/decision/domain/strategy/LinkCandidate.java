package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.trace.Check;
import java.util.List;
import java.util.UUID;

/// A link in a decision.
///
/// @param checks   its checks, apart from whether this call has tried it already
/// @param eligible whether it could be dialed now, whether or not this call has tried it
public record LinkCandidate(Link link, Cap cap, List<Check> checks, boolean eligible) {
    public static LinkCandidate of(Link link, Cap cap, List<Check> checks) {
        return new LinkCandidate(link, cap, List.copyOf(checks), checks.stream().allMatch(Check::passed));
    }

    Rotation rotation() {
        return cap.rotation();
    }

    UUID id() {
        return link.id().value();
    }
}
