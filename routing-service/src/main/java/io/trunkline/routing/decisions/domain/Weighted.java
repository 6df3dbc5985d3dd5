package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Rotation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stride scheduling: the smallest pass goes first, then the lowest id, and each choice adds [#STRIDE] over its weight
/// to the pass of the link. Shares hold over any stretch in which the same links are ready.
///
/// A link that is new, or was away or full, has no claim to the calls it missed: it starts where the others are, at
/// the smallest pass of those that are ready and were so before, or, when there is none, where the campaign last was:
/// the smallest pass of those that were ready at its last choice, which it keeps as its own.
final class Weighted implements Line {
    /// What a choice adds to the pass of a link of weight 1.
    static final long STRIDE = 1_000_000_000;

    private final List<Standing> links;
    private final Cap campaign;
    /// Where whoever is back starts, at least.
    private final long floor;

    Weighted(List<Standing> links, Cap campaign) {
        this.links = links;
        this.campaign = campaign;
        this.floor = links.stream()
                .filter(link -> link.ready() && !link.rotation().away())
                .mapToLong(link -> link.rotation().pass())
                .min()
                .orElse(campaign.rotation().pass());
    }

    @Override
    public List<Standing> inOrder() {
        return links.stream()
                .sorted(Comparator.comparingLong(this::pass).thenComparing(Standing::id))
                .toList();
    }

    @Override
    public String place(Standing link) {
        return "pass " + pass(link) + " weight " + link.link().weight();
    }

    @Override
    public List<Moved> unchosen() {
        return moved(changes());
    }

    @Override
    public List<Moved> chosen(Standing link) {
        Map<CapKey, Rotation> changes = changes();
        long pass = pass(link);
        Rotation before = campaign.rotation();
        changes.put(campaign.key(), new Rotation(Math.max(before.pass(), smallest()), before.turn(), before.away()));
        changes.put(
                link.cap().key(),
                new Rotation(
                        pass + STRIDE / link.link().weight(), link.rotation().turn(), false));
        return moved(changes);
    }

    private long smallest() {
        return links.stream()
                .filter(Standing::ready)
                .mapToLong(this::pass)
                .min()
                .orElse(floor);
    }

    private long pass(Standing link) {
        long own = link.rotation().pass();
        return link.ready() && link.rotation().away() ? Math.max(own, floor) : own;
    }

    /// Who is back, and who is away from now on.
    private Map<CapKey, Rotation> changes() {
        Map<CapKey, Rotation> changes = new LinkedHashMap<>();
        links.stream()
                .filter(link -> link.ready() == link.rotation().away())
                .forEach(link -> changes.put(
                        link.cap().key(),
                        new Rotation(pass(link), link.rotation().turn(), !link.ready())));
        return changes;
    }

    private static List<Moved> moved(Map<CapKey, Rotation> changes) {
        return changes.entrySet().stream()
                .map(change -> new Moved(change.getKey(), change.getValue()))
                .toList();
    }
}
