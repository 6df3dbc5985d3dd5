package io.trunkline.ami.endpointstatus;

import io.trunkline.ami.connection.domain.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Registrations that the node reported before this bridge knew their endpoints. A reload makes Asterisk read the rows
/// of all carriers, also of those whose `realtime.applied` has not arrived yet, and it does not report them again.
@Component
final class UnknownRegistrations {
    private static final int MAX = 10_000;

    /// Then the registration is of no endpoint, such as one that was deleted long ago.
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Map<Uris, Reported> reported = new LinkedHashMap<>();
    private final Clock clock;

    UnknownRegistrations(Clock clock) {
        this.clock = clock;
    }

    private record Uris(String client, String server) {
        static Uris of(Registration registration) {
            return new Uris(registration.clientUri(), registration.serverUri());
        }
    }

    /// @param at when it changed, by the clock of the node
    /// @param received by the clock of this bridge
    record Reported(Registration registration, Instant at, Instant received) {}

    /// Replaces what was reported before.
    synchronized void add(Registration registration, Instant at) {
        if (reported.size() < MAX) {
            reported.put(Uris.of(registration), new Reported(registration, at, clock.instant()));
        }
    }

    synchronized void remove(Registration registration) {
        reported.remove(Uris.of(registration));
    }

    synchronized void removeAll(List<Reported> published) {
        published.forEach(one -> reported.remove(Uris.of(one.registration()), one));
    }

    /// Those of the last minutes.
    synchronized List<Reported> all() {
        Instant oldest = clock.instant().minus(KEPT);
        reported.values().removeIf(one -> one.received().isBefore(oldest));
        return List.copyOf(reported.values());
    }

    synchronized boolean contains(Reported one) {
        return one.equals(reported.get(Uris.of(one.registration())));
    }
}
