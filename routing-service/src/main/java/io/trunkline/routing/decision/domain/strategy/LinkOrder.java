package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.RotationMove;
import java.util.List;

/// The order of a campaign's links for one call, by one strategy.
public sealed interface LinkOrder permits PriorityOrder, RoundRobinOrder, WeightedOrder {
    /// All links in order, available or not. A total order: no two are equal.
    List<LinkCandidate> sorted();

    /// Why a link has its position, for the trace.
    String positionDetail(LinkCandidate link);

    /// The changes of the rotation when no link is chosen.
    List<RotationMove> movesWithoutChoice();

    /// The changes of the rotation when this link is chosen, including those of [#movesWithoutChoice]; each
    /// key once.
    List<RotationMove> movesForChoice(LinkCandidate link);
}
