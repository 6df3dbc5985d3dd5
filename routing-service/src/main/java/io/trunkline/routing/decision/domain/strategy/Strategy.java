package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.Cap;
import java.util.List;

/// In which order a campaign's links are tried. Whoever is busy, has no room or cannot be reached is followed by
/// the next with each of them.
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
    public boolean continuesAfterRingTimeout() {
        return this == TIMEOUT_FALLBACK;
    }

    public LinkOrder order(List<LinkCandidate> links, Cap campaign) {
        return switch (this) {
            case PRIORITY, TIMEOUT_FALLBACK -> new PriorityOrder(links);
            case ROUND_ROBIN -> new RoundRobinOrder(links, campaign);
            case WEIGHTED -> new WeightedOrder(links, campaign);
        };
    }
}
