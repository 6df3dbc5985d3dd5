package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.ids.LinkId;
import java.util.Comparator;

/// A link between a campaign and a client.
///
/// @param priority lowest first
/// @param weight   share with the strategy `weighted`, 1 to 1000
public record Link(LinkId id, Client client, int priority, int weight, boolean active) {
    /// The order of the strategy `priority`; the id decides between equal priorities.
    public static final Comparator<Link> BY_PRIORITY = Comparator.comparingInt(Link::priority)
            .thenComparing(link -> link.id().value());
}
