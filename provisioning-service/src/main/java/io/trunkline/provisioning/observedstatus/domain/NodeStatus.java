package io.trunkline.provisioning.observedstatus.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one node sees of an endpoint.
///
/// @param aspect what was looked at
/// @param since when this began, by the node's clock
/// @param lastUpAt when it was last registered or reachable
/// @param lastDownAt when it was last rejected, unregistered or unreachable
/// @param lastDownDetail what was said of that, for people
public record NodeStatus(
        String node,
        Aspect aspect,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Instant lastUpAt,
        @Nullable Instant lastDownAt,
        @Nullable String lastDownDetail) {

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

        public boolean isUp() {
            return this == REGISTERED || this == REACHABLE;
        }

        public boolean isDown() {
            return this == UNREGISTERED || this == REJECTED || this == UNREACHABLE;
        }
    }
}
