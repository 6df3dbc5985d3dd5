package io.trunkline.web.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Thrown (or given to `Mono.error`) by a use case or controller to answer with a problem. It is control flow, not
/// a fault: it is not logged and has no stack.
public final class ProblemException extends RuntimeException {
    private final transient ProblemCode code;
    private final transient Map<String, Object> extra;
    private final @Nullable Duration retryAfter;

    /// @param detail what is wrong in this one request, for a person
    /// @param extra further members of the answer's top level, for instance `errors` or `existingId`
    public ProblemException(ProblemCode code, String detail, Map<String, Object> extra) {
        this(code, detail, extra, code.retryAfter());
    }

    private ProblemException(
            ProblemCode code, String detail, Map<String, Object> extra, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.extra = Map.copyOf(extra);
        this.retryAfter = retryAfter;
    }

    /// The same problem with another time to wait than its code has.
    ///
    /// @param wait sent as Retry-After in whole seconds, rounded up
    public ProblemException withRetryAfter(Duration wait) {
        return new ProblemException(code, detail(), extra, wait);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    public Map<String, Object> extra() {
        return extra;
    }

    /// When to try again, sent as Retry-After; null where trying again does not help.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
