package io.trunkline.routing.decision.domain.parties;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.tags.CallTags;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A link between a campaign and a client.
///
/// @param priority lowest first
/// @param weight   share with the strategy `weighted`, 1 to 1000
/// @param tagRules which calls it takes by their tags
public record Link(
        LinkId id, Client client, int priority, int weight, boolean active, LinkSchedule schedule, TagRules tagRules) {
    /// The order of the strategy `priority`; the id decides between equal priorities.
    public static final Comparator<Link> BY_PRIORITY = Comparator.comparingInt(Link::priority)
            .thenComparing(link -> link.id().value());

    /// A link that always takes calls.
    public Link(LinkId id, Client client, int priority, int weight, boolean active) {
        this(id, client, priority, weight, active, LinkSchedule.ALWAYS, TagRules.NONE);
    }

    /// Whether it is active, and takes calls with these tags at this time.
    ///
    /// @param detail of the check whether it is active
    public List<Check> checks(String detail, Instant now, CallTags tags) {
        return Stream.of(List.of(Check.of("link.active", active, detail)), schedule.checks(now), tagRules.checks(tags))
                .flatMap(List::stream)
                .toList();
    }

    public CapKey capKey() {
        return CapKey.of(id);
    }

    /// The use of its caps by the first attempt of a call.
    public CapUse capUse() {
        return CapUse.first(capKey());
    }
}
