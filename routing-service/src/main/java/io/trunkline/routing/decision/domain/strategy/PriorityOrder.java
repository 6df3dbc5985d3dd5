package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.RotationMove;
import io.trunkline.routing.decision.domain.parties.Link;
import java.util.Comparator;
import java.util.List;

/// The lowest priority first, then the lowest id. Needs no state.
record PriorityOrder(List<LinkCandidate> links) implements LinkOrder {
    @Override
    public List<LinkCandidate> sorted() {
        return links.stream()
                .sorted(Comparator.comparing(LinkCandidate::link, Link.BY_PRIORITY))
                .toList();
    }

    @Override
    public String positionDetail(LinkCandidate link) {
        return "priority " + link.link().priority();
    }

    @Override
    public List<RotationMove> movesWithoutChoice() {
        return List.of();
    }

    @Override
    public List<RotationMove> movesForChoice(LinkCandidate link) {
        return List.of();
    }
}
