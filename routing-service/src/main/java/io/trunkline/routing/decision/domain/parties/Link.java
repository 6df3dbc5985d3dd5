package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.LinkId;
import java.util.Comparator;

/// A campaign's link to a client.
///
/// @param priority lowest first
/// @param weight   its share with the strategy `weighted`, 1 to 1000
public record Link(LinkId id, Client client, int priority, int weight, boolean active) {
    /// The order of the strategy `priority`; the id decides between equals, so that the order never wavers.
    public static final Comparator<Link> BY_PRIORITY = Comparator.comparingInt(Link::priority)
            .thenComparing(link -> link.id().value());
}
