package io.trunkline.routing.decisions.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The client that the answered leg of a call that we placed joins.
public final class RouteConnect {
    private RouteConnect() {}

    /// Decides for one client; pure.
    ///
    /// @param asked   the client as it was named
    /// @param number  what the client's endpoint is dialled with: the number shown, or who was called
    /// @param parties who takes part in the call already
    /// @param ring    how long the client may ring
    /// @param tried   whether this call dialled the client already
    public static Decision decide(
            ClientId asked, Optional<Client> known, PhoneNumber number, Parties parties, Duration ring, boolean tried) {
        Trail trail = new Trail();
        if (!trail.note("client", asked, "", Check.of("client.known", known.isPresent(), ""))) {
            return trail.stop(StopReason.CLIENT_UNKNOWN, parties);
        }
        Client client = known.orElseThrow();
        Parties joined = parties.withClient(parties.link(), client.id());
        List<Check> checks = List.of(
                Check.of("client.active", client.active(), ""),
                Check.of("client.reachable", client.reachability().mayBeDialled(), client.reachability()),
                Check.of("client.not-tried", !tried, ""));
        if (!trail.choose("client", client.id(), client.name(), checks)) {
            return trail.stop(tried ? StopReason.CLIENTS_EXHAUSTED : StopReason.CLIENTS_NONE_ELIGIBLE, joined);
        }
        DialString to = DialString.throughContact(number.e164(), client.endpoint());
        return trail.answer(new Answer.Dial(to, ring, Optional.empty()), joined, List.of(), List.of());
    }
}
