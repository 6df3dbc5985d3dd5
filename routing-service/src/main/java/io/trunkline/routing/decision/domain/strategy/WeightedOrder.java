package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.RotationMove;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stride scheduling: the link with the lowest pass comes first, then the lowest id. Each choice adds [#STRIDE]
/// divided by the link's weight to its pass. Shares hold over any period in which the same links are available.
///
/// A link that is new or was unavailable does not catch up on missed calls. It continues at the lowest pass of the
/// links that are available now and were before. If there is none, it continues at the lowest pass at the
/// campaign's last choice, which the campaign's own row keeps.
final class WeightedOrder implements LinkOrder {
    /// What a choice adds to the pass of a link with weight 1.
    static final long STRIDE = 1_000_000_000;

    private final List<LinkCandidate> links;
    private final Cap campaign;
    /// The lowest pass for links that become available again.
    private final long floor;

    WeightedOrder(List<LinkCandidate> links, Cap campaign) {
        this.links = links;
        this.campaign = campaign;
        this.floor = links.stream()
                .filter(link -> link.eligible() && !link.rotation().unavailable())
                .mapToLong(link -> link.rotation().pass())
                .min()
                .orElse(campaign.rotation().pass());
    }

    @Override
    public List<LinkCandidate> sorted() {
        return links.stream()
                .sorted(Comparator.comparingLong(this::pass).thenComparing(LinkCandidate::id))
                .toList();
    }

    @Override
    public String positionDetail(LinkCandidate link) {
        return "pass " + pass(link) + " weight " + link.link().weight();
    }

    @Override
    public List<RotationMove> movesWithoutChoice() {
        return rotationMoves(availabilityChanges());
    }

    @Override
    public List<RotationMove> movesForChoice(LinkCandidate link) {
        Map<CapKey, Rotation> changes = availabilityChanges();
        long pass = pass(link);
        Rotation before = campaign.rotation();
        changes.put(
                campaign.key(),
                new Rotation(Math.max(before.pass(), smallestPass()), before.turn(), before.unavailable()));
        changes.put(
                link.cap().key(),
                new Rotation(
                        pass + STRIDE / link.link().weight(), link.rotation().turn(), false));
        return rotationMoves(changes);
    }

    private long smallestPass() {
        return links.stream()
                .filter(LinkCandidate::eligible)
                .mapToLong(this::pass)
                .min()
                .orElse(floor);
    }

    private long pass(LinkCandidate link) {
        long own = link.rotation().pass();
        return link.eligible() && link.rotation().unavailable() ? Math.max(own, floor) : own;
    }

    /// The changes of links that became available or unavailable.
    private Map<CapKey, Rotation> availabilityChanges() {
        Map<CapKey, Rotation> changes = new LinkedHashMap<>();
        links.stream()
                .filter(link -> link.eligible() == link.rotation().unavailable())
                .forEach(link -> changes.put(
                        link.cap().key(),
                        new Rotation(pass(link), link.rotation().turn(), !link.eligible())));
        return changes;
    }

    private static List<RotationMove> rotationMoves(Map<CapKey, Rotation> changes) {
        return changes.entrySet().stream()
                .map(change -> new RotationMove(change.getKey(), change.getValue()))
                .toList();
    }
}
