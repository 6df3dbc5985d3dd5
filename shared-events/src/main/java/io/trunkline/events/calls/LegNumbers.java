package io.trunkline.events.calls;

import io.trunkline.telephony.CallLeg;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A [CallLeg] as events write it: `attempt` or `connectLeg`, or neither for the call itself.
public final class LegNumbers {
    private LegNumbers() {}

    /// Number of the attempt; null when the leg is none.
    public static @Nullable Integer attempt(CallLeg leg) {
        return orNull(leg.attemptNumber());
    }

    /// Number of the connect leg; null when the leg is none.
    public static @Nullable Integer connectLeg(CallLeg leg) {
        return orNull(leg.connectLegNumber());
    }

    /// @throws IllegalArgumentException when both numbers are set, or one is out of range
    public static CallLeg leg(@Nullable Integer attempt, @Nullable Integer connectLeg) {
        if (attempt != null && connectLeg != null) {
            throw new IllegalArgumentException("both attempt and connectLeg are set");
        }
        if (connectLeg != null) {
            return CallLeg.connectLeg(connectLeg);
        }
        return attempt == null ? CallLeg.CALL : CallLeg.attempt(attempt);
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
