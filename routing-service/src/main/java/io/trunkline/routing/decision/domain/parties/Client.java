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
/// @param endpoints    at least one, in the order in which they are dialed
/// @param active       set by an operator
/// @param hours        when it takes calls, of all campaigns
public record Client(ClientId id, String name, List<ClientEndpoint> endpoints, boolean active, OpeningHours hours) {
    /// The rule of a client that is closed.
    public static final String OPEN = "client.open";

    public Client {
        endpoints = List.copyOf(endpoints);
    }

    /// A client with one endpoint that is always open.
    public Client(ClientId id, String name, EndpointId endpoint, boolean active, Reachability reachability) {
        this(
                id,
                name,
                List.of(new ClientEndpoint(endpoint, reachability)),
                active,
                OpeningHours.always(ZoneOffset.UTC));
    }

    /// That of the first endpoint that may be dialed.
    public Reachability reachability() {
        return endpoints.stream()
                .filter(ClientEndpoint::mayBeDialed)
                .map(ClientEndpoint::reachability)
                .findFirst()
                .orElse(Reachability.UNREACHABLE);
    }

    /// The place of an endpoint, such as `endpoint 2 of 3`; empty for a client with one.
    public String placeOf(ClientEndpoint endpoint) {
        return endpoints.size() == 1 ? "" : "endpoint " + (endpoints.indexOf(endpoint) + 1) + " of " + endpoints.size();
    }

    /// Whether it is active, reachable and, if it has opening hours, open.
    public List<Check> checks(Instant now) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of("client.active", active, ""));
        checks.add(Check.of("client.reachable", reachability().mayBeDialed(), reachability()));
        if (!hours.spans().isEmpty()) {
            checks.add(new Check(OPEN, hours.isOpenAt(now), hours.localTime(now)));
        }
        return checks;
    }

    public CapKey capKey() {
        return CapKey.of(id);
    }

    /// The use of its own caps, which all campaigns share, by the first attempt of a call.
    public CapUse capUse() {
        return CapUse.first(capKey());
    }
}
