package io.trunkline.routing.decision.domain.parties;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A client in a routing decision.
///
/// @param active       set by an operator
/// @param reachability as the requesting node last reported it
/// @param hours        when it takes calls, of all campaigns
public record Client(
        ClientId id, String name, EndpointId endpoint, boolean active, Reachability reachability, OpeningHours hours) {
    /// The rule of a client that is closed.
    public static final String OPEN = "client.open";

    /// A client that is always open.
    public Client(ClientId id, String name, EndpointId endpoint, boolean active, Reachability reachability) {
        this(id, name, endpoint, active, reachability, OpeningHours.always(ZoneOffset.UTC));
    }

    /// Whether it is active, reachable and, if it has opening hours, open.
    public List<Check> checks(Instant now) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of("client.active", active, ""));
        checks.add(Check.of("client.reachable", reachability.mayBeDialed(), reachability));
        if (!hours.spans().isEmpty()) {
            checks.add(new Check(OPEN, hours.isOpenAt(now), hours.localTime(now)));
        }
        return checks;
    }

    /// The use of its own caps, which all campaigns share.
    public CapUse capUse() {
        return new CapUse(CapKey.of(id), true, true, true);
    }
}
