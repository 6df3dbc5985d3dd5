package io.trunkline.provisioning.endpointtests.domain;

import org.jspecify.annotations.Nullable;

/// The result of a step, as a node reported it.
///
/// @param step such as `resolve`
/// @param result one of the constants
/// @param tookMillis null for a step that is running or was skipped
/// @param code why it did not pass; null if it passed or is running
public record StepOutcome(
        String step,
        String result,
        @Nullable Long tookMillis,
        @Nullable String evidence,
        @Nullable String code,
        @Nullable Integer sipStatus) {
    public static final String RUNNING = "running";
    public static final String PASSED = "passed";
    public static final String FAILED = "failed";
    public static final String SKIPPED = "skipped";
    public static final String TIMED_OUT = "timed-out";
    /// Of a whole test only.
    static final String UNCONFIRMED = "unconfirmed";

    /// A step that no result was reported of in time.
    static StepOutcome missing(String step, String code) {
        return new StepOutcome(step, TIMED_OUT, null, null, code, null);
    }

    boolean is(String expected) {
        return result.equals(expected);
    }
}
