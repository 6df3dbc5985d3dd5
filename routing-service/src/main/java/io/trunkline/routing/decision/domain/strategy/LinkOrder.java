package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.RotationMove;
import java.util.List;

/// The links of a campaign as one strategy puts them in line for one call.
public sealed interface LinkOrder permits PriorityOrder, RoundRobinOrder, WeightedOrder {
    /// All of them, the ready and the others, first come first. Total: no two are equal.
    List<LinkCandidate> sorted();

    /// Why a link stands where it does, for the trace.
    String positionDetail(LinkCandidate link);

    /// Places that change when nobody is chosen.
    List<RotationMove> movesWithoutChoice();

    /// Places that change when this link is chosen, those of [#movesWithoutChoice] among them; no key twice.
    List<RotationMove> movesForChoice(LinkCandidate link);
}
