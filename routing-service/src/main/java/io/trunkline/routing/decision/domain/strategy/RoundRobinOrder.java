package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.RotationMove;
import java.util.Comparator;
import java.util.List;

/// The link whose last turn is the oldest comes first, then the lowest id. The campaign's row counts the turns; a
/// chosen link keeps the number of its turn.
record RoundRobinOrder(List<LinkCandidate> links, Cap campaign) implements LinkOrder {
    private static final Comparator<LinkCandidate> BY_LAST_TURN = Comparator.<LinkCandidate>comparingLong(
                    link -> link.rotation().turn())
            .thenComparing(LinkCandidate::id);

    @Override
    public List<LinkCandidate> sorted() {
        return links.stream().sorted(BY_LAST_TURN).toList();
    }

    @Override
    public String positionDetail(LinkCandidate link) {
        return "turn " + link.rotation().turn() + " of " + campaign.rotation().turn();
    }

    @Override
    public List<RotationMove> movesWithoutChoice() {
        return List.of();
    }

    @Override
    public List<RotationMove> movesForChoice(LinkCandidate link) {
        long turn = campaign.rotation().turn() + 1;
        return List.of(withTurn(campaign, turn), withTurn(link.cap(), turn));
    }

    private static RotationMove withTurn(Cap cap, long turn) {
        return new RotationMove(
                cap.key(),
                new Rotation(cap.rotation().pass(), turn, cap.rotation().unavailable()));
    }
}
