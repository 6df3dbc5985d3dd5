package io.trunkline.routing.decision.domain.answer;

import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.util.Optional;

/// What the dialplan does next.
public sealed interface Answer {
    /// Dial under a lease.
    ///
    /// @param ringTimeout 1 to 600 s
    /// @param callerId    the caller ID; empty leaves it unchanged
    /// @param maxDuration longest duration of the call from the dial on, ringing included, 1 s to a day; empty
    ///     leaves it unchanged. A node ends each call at its own limit in any case
    record Dial(DialString to, Duration ringTimeout, Optional<PhoneNumber> callerId, Optional<Duration> maxDuration)
            implements Answer {
        /// The longest ring timeout.
        public static final Duration MAX_RING_TIMEOUT = Duration.ofSeconds(600);

        /// The longest possible duration.
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

        /// A Dial without a limit of its duration.
        public Dial(DialString to, Duration ring, Optional<PhoneNumber> shown) {
            this(to, ring, shown, Optional.empty());
        }
    }

    /// Dial the overflow target, without a lease.
    record Overflow(DialString to, Duration ringTimeout) implements Answer {}

    /// End the call.
    ///
    /// @param cause        Q.850, 1 to 127
    /// @param announcement played before the end
    record Stop(StopReason reason, int cause, Optional<Announcement> announcement) implements Answer {
        /// A Stop without an announcement.
        public Stop(StopReason reason) {
            this(reason, Optional.empty());
        }

        /// A Stop with the reason's own cause.
        public Stop(StopReason reason, Optional<Announcement> announcement) {
            this(reason, reason.cause(), announcement);
        }
    }
}
