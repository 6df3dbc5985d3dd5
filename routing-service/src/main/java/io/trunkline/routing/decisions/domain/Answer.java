package io.trunkline.routing.decisions.domain;

import java.time.Duration;
import java.util.Optional;

/// What the dialplan is to do next.
public sealed interface Answer {
    /// Dial somebody under a lease.
    ///
    /// @param ring  how long it may ring, 1 to 600 s
    /// @param shown the number to show, or empty to leave what is there
    /// @param limit how long the call may last from here on, ringing included, 1 s to a day; empty leaves what is
    ///              there. A node ends every call at its own limit, whatever is said here.
    record Dial(DialString to, Duration ring, Optional<PhoneNumber> shown, Optional<Duration> limit) implements Answer {
        /// The longest that anybody may ring.
        public static final Duration LONGEST_RING = Duration.ofSeconds(600);

        /// The longest limit there is.
        public static final Duration LONGEST_LIMIT = Duration.ofDays(1);

        public Dial {
            if (ring.toSeconds() < 1 || ring.compareTo(LONGEST_RING) > 0) {
                throw new IllegalArgumentException("ring time out of range");
            }
            if (limit.isPresent() && (limit.get().toSeconds() < 1 || limit.get().compareTo(LONGEST_LIMIT) > 0)) {
                throw new IllegalArgumentException("call limit out of range");
            }
        }

        /// Without a limit of its own.
        public Dial(DialString to, Duration ring, Optional<PhoneNumber> shown) {
            this(to, ring, shown, Optional.empty());
        }
    }

    /// Dial the place that takes what nobody else may take; no lease.
    record Overflow(DialString to, Duration ring) implements Answer {}

    /// End the call.
    ///
    /// @param cause        Q.850, 1 to 127
    /// @param announcement what the caller hears first
    record Stop(StopReason reason, int cause, Optional<Announcement> announcement) implements Answer {
        /// Says nothing.
        public Stop(StopReason reason) {
            this(reason, Optional.empty());
        }

        /// With the reason's own cause.
        public Stop(StopReason reason, Optional<Announcement> announcement) {
            this(reason, reason.cause(), announcement);
        }
    }
}
