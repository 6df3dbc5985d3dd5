package io.trunkline.routing.decisions.domain;

import java.time.Duration;
import java.util.Optional;

/// What the dialplan is to do next.
public sealed interface Answer {
    /// Dial somebody under a lease.
    ///
    /// @param ring  how long it may ring, 1 to 600 s
    /// @param shown the number to show, or empty to leave what is there
    record Dial(DialString to, Duration ring, Optional<PhoneNumber> shown) implements Answer {
        /// The longest that anybody may ring.
        public static final Duration LONGEST_RING = Duration.ofSeconds(600);

        public Dial {
            if (ring.toSeconds() < 1 || ring.compareTo(LONGEST_RING) > 0) {
                throw new IllegalArgumentException("ring time out of range");
            }
        }
    }

    /// Dial the place that takes what nobody else may take; no lease.
    record Overflow(DialString to, Duration ring) implements Answer {}

    /// End the call.
    record Stop(StopReason reason) implements Answer {}
}
