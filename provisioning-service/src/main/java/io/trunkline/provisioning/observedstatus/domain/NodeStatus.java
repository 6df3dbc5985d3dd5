package io.trunkline.provisioning.observedstatus.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The status of an endpoint, as one node reports it.
///
/// @param since when the state began, by the node's clock
/// @param roundTripMillis of the OPTIONS request that was answered at that time; null without one
/// @param lastUpAt when it was last registered or reachable
/// @param lastDownAt when it was last rejected, unregistered or unreachable
/// @param lastDownDetail an explanation of that for the operator
public record NodeStatus(
        String node,
        Aspect aspect,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Double roundTripMillis,
        @Nullable Instant lastUpAt,
        @Nullable Instant lastDownAt,
        @Nullable String lastDownDetail) {

    /// What a node reports about an endpoint: its registration with a carrier, or the reachability of its contact.
    public enum Aspect {
        REGISTRATION,
        CONTACT
    }

    /// The state of that aspect.
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
