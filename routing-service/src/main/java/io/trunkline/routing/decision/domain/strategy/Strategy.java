package io.trunkline.routing.decision.domain.strategy;

import io.trunkline.routing.caps.domain.Cap;
import java.util.List;

/// The order in which a campaign's links are tried. With each strategy, the next link is tried after one that is
/// busy, at capacity or unreachable.
public enum Strategy {
    /// Lowest priority first.
    PRIORITY,
    /// The link whose last turn is the oldest first.
    ROUND_ROBIN,
    /// By weight: the link that is furthest behind its share first.
    WEIGHTED,
    /// Lowest priority first; the next link is also tried after a ring timeout.
    TIMEOUT_FALLBACK;

    /// Whether the next link is tried after a ring timeout.
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
