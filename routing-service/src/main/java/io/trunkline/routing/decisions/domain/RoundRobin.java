package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Rotation;
import java.util.Comparator;
import java.util.List;

/// Whose last turn is longest ago goes first, then the lowest id. The campaign counts the turns, and the link that is
/// chosen keeps the number of its own.
record RoundRobin(List<Standing> links, Cap campaign) implements Line {
    private static final Comparator<Standing> LONGEST_AGO =
            Comparator.<Standing>comparingLong(link -> link.rotation().turn()).thenComparing(Standing::id);

    @Override
    public List<Standing> inOrder() {
        return links.stream().sorted(LONGEST_AGO).toList();
    }

    @Override
    public String place(Standing link) {
        return "turn " + link.rotation().turn() + " of " + campaign.rotation().turn();
    }

    @Override
    public List<Moved> unchosen() {
        return List.of();
    }

    @Override
    public List<Moved> chosen(Standing link) {
        long turn = campaign.rotation().turn() + 1;
        return List.of(moved(campaign, turn), moved(link.cap(), turn));
    }

    private static Moved moved(Cap cap, long turn) {
        return new Moved(
                cap.key(),
                new Rotation(cap.rotation().pass(), turn, cap.rotation().away()));
    }
}
