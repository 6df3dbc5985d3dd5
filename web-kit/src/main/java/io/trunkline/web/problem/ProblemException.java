package io.trunkline.web.problem;

import java.util.Map;
import java.util.Objects;

/// Thrown (or given to `Mono.error`) by a use case or controller to answer with a problem. It is control flow, not
/// a fault: it is not logged and has no stack.
public final class ProblemException extends RuntimeException {
    private final transient ProblemCode code;
    private final transient Map<String, Object> extra;

    /// @param detail what is wrong in this one request, for a person
    /// @param extra further members of the answer's top level, for instance `errors` or `existingId`
    public ProblemException(ProblemCode code, String detail, Map<String, Object> extra) {
        super(detail, null, false, false);
        this.code = code;
        this.extra = Map.copyOf(extra);
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
}
