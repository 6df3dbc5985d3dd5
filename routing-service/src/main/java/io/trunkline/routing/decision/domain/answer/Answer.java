package io.trunkline.routing.decision.domain.answer;

import io.trunkline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.Optional;

/// What the dialplan is to do next.
public sealed interface Answer {
    /// Dial somebody under a lease.
    ///
    /// @param ringTimeout  how long it may ring, 1 to 600 s
    /// @param callerId the number to show, or empty to leave what is there
    /// @param maxDuration how long the call may last from here on, ringing included, 1 s to a day; empty
    ///     leaves what is there. A node ends every call at its own limit, whatever is said here.
    record Dial(DialString to, Duration ringTimeout, Optional<PhoneNumber> callerId, Optional<Duration> maxDuration)
            implements Answer {
        /// The longest that anybody may ring.
        public static final Duration MAX_RING_TIMEOUT = Duration.ofSeconds(600);

        /// The longest limit there is.
        public static final Duration MAX_CALL_DURATION = Duration.ofDays(1);

        public Dial {
            if (ringTimeout.toSeconds() < 1 || ringTimeout.compareTo(MAX_RING_TIMEOUT) > 0) {
                throw new IllegalArgumentException("ring time out of range");
            }
            if (maxDuration.isPresent()
                    && (maxDuration.get().toSeconds() < 1 || maxDuration.get().compareTo(MAX_CALL_DURATION) > 0)) {
                throw new IllegalArgumentException("call limit out of range");
            }
        }

        /// Without a limit of its own.
        public Dial(DialString to, Duration ring, Optional<PhoneNumber> shown) {
            this(to, ring, shown, Optional.empty());
        }
    }

    /// Dial the place that takes what nobody else may take; no lease.
    record Overflow(DialString to, Duration ringTimeout) implements Answer {}

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
