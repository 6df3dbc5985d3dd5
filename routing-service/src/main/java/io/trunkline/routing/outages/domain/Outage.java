package io.trunkline.routing.outages.domain;

import java.time.Instant;
import java.util.Optional;

/// A time without a steady connection to a carrier or client.
///
/// @param since when it was first found to be unreachable
/// @param backSince since when it has been reachable again; empty while it is not
/// @param unsteady whether it was reachable for moments meanwhile
/// @param reported whether the alert was raised
public record Outage(Instant since, Optional<Instant> backSince, boolean unsteady, boolean reported) {
    static Outage beginning(Instant now) {
        return new Outage(now, Optional.empty(), false, false);
    }

    Outage asReported() {
        return new Outage(since, Optional.empty(), unsteady, true);
    }

    Outage backAt(Instant now) {
        return new Outage(since, Optional.of(now), unsteady, reported);
    }

    Outage goneAgain() {
        return new Outage(since, Optional.empty(), true, reported);
    }
}
