package io.trunkline.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A reason for which a request is refused. Each service has one enum of them, next to [CommonProblem];
/// docs/errors.md describes each code.
public interface ProblemCode {
    /// What all problems with this code have in common.
    ProblemType type();

    /// The permanent code that programs decide by, `area.what` in kebab case, for instance `carrier.prefix-taken`.
    default String code() {
        return type().code();
    }

    /// The HTTP status of each response with this code.
    default HttpStatus status() {
        return type().status();
    }

    /// A short sentence, the same for each response with this code.
    default String title() {
        return type().title();
    }

    /// When to try again, sent as Retry-After; null where trying again does not help.
    default @Nullable Duration retryAfter() {
        return null;
    }

    /// The exception whose response has this code.
    ///
    /// @param detail what is wrong with this request, for a person; no secret, no class name
    default ProblemException problem(String detail) {
        return new ProblemException(this, detail, Map.of());
    }

    /// Like [#problem(String)], with the field and the rule that it violates.
    default ProblemException problem(String detail, FieldViolation violation) {
        return new ProblemException(this, detail, Map.of("errors", List.of(violation)));
    }

    /// Like [#problem(String)], with more members at the top level of the response.
    default ProblemException problem(String detail, Map<String, Object> extra) {
        return new ProblemException(this, detail, extra);
    }
}
