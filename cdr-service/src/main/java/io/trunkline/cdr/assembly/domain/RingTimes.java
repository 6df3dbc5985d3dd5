package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long an attempt took until it rang, and how long it rang. Only observed times count, not those that a
/// comparison of channels estimates.
///
/// @param postDialDelayMillis null when the dialing or the ringing was not observed
/// @param ringMillis null when the ringing or its end was not observed
record RingTimes(
        @Nullable Long postDialDelayMillis, @Nullable Long ringMillis) {
    /// @param steps those of one attempt
    static RingTimes of(List<CallStep> steps, boolean isAnswered) {
        var ringing = observed(steps, CallStep.Kind.RINGING);
        var end = observed(steps, isAnswered ? CallStep.Kind.ANSWERED : CallStep.Kind.ATTEMPT_ENDED);
        return new RingTimes(millis(observed(steps, CallStep.Kind.ATTEMPT_STARTED), ringing), millis(ringing, end));
    }

    private static @Nullable Instant observed(List<CallStep> steps, CallStep.Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .filter(step -> step.source() == FactSource.AMI || step.source() == FactSource.CEL)
                .map(CallStep::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Long millis(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? null
                : Math.max(0, Duration.between(from, to).toMillis());
    }
}
