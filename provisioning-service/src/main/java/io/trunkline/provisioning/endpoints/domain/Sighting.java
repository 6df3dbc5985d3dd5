package io.trunkline.provisioning.endpoints.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one node sees of an endpoint.
///
/// @param aspect what was looked at
/// @param since when this began, by the node's clock
/// @param lastGoodAt when it was last registered or reachable
/// @param lastBadAt when it was last rejected, unregistered or unreachable
/// @param lastBadDetail what was said of that, for people
public record Sighting(
        String node,
        Aspect aspect,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Instant lastGoodAt,
        @Nullable Instant lastBadAt,
        @Nullable String lastBadDetail) {

    /// The two things a node can know of an endpoint.
    public enum Aspect {
        REGISTRATION,
        CONTACT
    }

    /// What it knows.
    public enum State {
        REGISTERED,
        UNREGISTERED,
        REJECTED,
        REACHABLE,
        UNREACHABLE,
        UNKNOWN,
        REMOVED;

        public boolean good() {
            return this == REGISTERED || this == REACHABLE;
        }

        public boolean bad() {
            return this == UNREGISTERED || this == REJECTED || this == UNREACHABLE;
        }
    }
}
