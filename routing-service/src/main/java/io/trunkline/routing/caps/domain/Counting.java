package io.trunkline.routing.caps.domain;

import java.time.Duration;

/// Which calls count in the total and in the windows of a cap. Each attempt is counted when it is admitted; one that
/// turns out not to count is taken back.
///
/// @param minimumTalk with `ANSWERED`: shorter calls do not count; zero for none
public record Counting(What what, Duration minimumTalk) {
    /// What counts.
    public enum What {
        /// Answered calls in the total, attempts in the windows.
        STANDARD,
        /// Attempts in both.
        ATTEMPTS,
        /// Answered calls in both.
        ANSWERED
    }

    /// Answered calls in the total, attempts in the windows.
    public static final Counting STANDARD = new Counting(What.STANDARD, Duration.ZERO);

    /// Attempts in both.
    public static final Counting ATTEMPTS = new Counting(What.ATTEMPTS, Duration.ZERO);

    public Counting {
        if (minimumTalk.isNegative() || what != What.ANSWERED && !minimumTalk.isZero()) {
            throw new IllegalArgumentException("only answered calls have a talk time");
        }
    }

    /// Answered calls of at least this talk time.
    public static Counting answered(Duration minimumTalk) {
        return new Counting(What.ANSWERED, minimumTalk);
    }

    /// Whether the total counts answered calls only.
    public boolean totalIsOfAnswered() {
        return what != What.ATTEMPTS;
    }

    /// Whether the windows count answered calls only.
    public boolean windowsAreOfAnswered() {
        return what == What.ANSWERED;
    }
}
