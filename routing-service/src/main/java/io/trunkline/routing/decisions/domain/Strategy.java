package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import java.util.List;

/// In which order a campaign's links are tried. Whoever is busy, has no room or cannot be reached is followed by the
/// next with each of them.
public enum Strategy {
    /// Lowest number first.
    PRIORITY,
    /// Whose last turn is longest ago.
    ROUND_ROBIN,
    /// By shares: the one furthest behind its own.
    WEIGHTED,
    /// Lowest number first, and who rings out is followed by the next.
    TIMEOUT_FALLBACK;

    /// Whether the next link is tried after one that rang until its time was over.
    public boolean goesOnAfterRinging() {
        return this == TIMEOUT_FALLBACK;
    }

    Line line(List<Standing> links, Cap campaign) {
        return switch (this) {
            case PRIORITY, TIMEOUT_FALLBACK -> new ByPriority(links);
            case ROUND_ROBIN -> new RoundRobin(links, campaign);
            case WEIGHTED -> new Weighted(links, campaign);
        };
    }
}
