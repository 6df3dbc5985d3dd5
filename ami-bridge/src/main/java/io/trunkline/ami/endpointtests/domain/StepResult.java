package io.trunkline.ami.endpointtests.domain;

import org.jspecify.annotations.Nullable;

/// The result of a step.
///
/// @param evidence what was observed, without secrets and phone numbers
/// @param code why it did not pass; null if it passed
/// @param sipStatus of the response that decided it; null if unknown
public record StepResult(
        Kind kind,
        @Nullable String evidence,
        @Nullable String code,
        @Nullable Integer sipStatus) {
    /// How a step ended.
    public enum Kind {
        PASSED,
        FAILED,
        SKIPPED,
        TIMED_OUT
    }

    public static StepResult passed(String evidence) {
        return new StepResult(Kind.PASSED, evidence, null, null);
    }

    public static StepResult failed(String code, String evidence) {
        return new StepResult(Kind.FAILED, evidence, code, null);
    }

    public static StepResult skipped(String code) {
        return new StepResult(Kind.SKIPPED, null, code, null);
    }

    /// @param code what was not observed in time
    public static StepResult timedOut(String code) {
        return new StepResult(Kind.TIMED_OUT, null, code, null);
    }

    public StepResult withSipStatus(@Nullable Integer status) {
        return new StepResult(kind, evidence, code, status);
    }
}
