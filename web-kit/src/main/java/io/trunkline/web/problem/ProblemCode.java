package io.trunkline.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// One way a request can be refused, permanent once released. Each service has one enum of them beside
/// [CommonProblem]; docs/errors.md says what each means and what to do.
public interface ProblemCode {
    /// What is the same for each occurrence.
    default ProblemType type() {
        return new ProblemType(code(), status(), title());
    }

    /// `area.what`, lower case with dashes, such as `carrier.prefix-taken`.
    default String code() {
        return type().code();
    }

    /// The HTTP status that always goes with this code.
    default HttpStatus status() {
        return type().status();
    }

    /// A short sentence, the same for each occurrence.
    default String title() {
        return type().title();
    }

    /// When to ask again, sent as Retry-After; null says that asking again will not help.
    default @Nullable Duration retryAfter() {
        return null;
    }

    /// The exception that answers with this code.
    ///
    /// @param detail what is wrong in this one request, for a person; no secret, no class name
    default ProblemException problem(String detail) {
        return new ProblemException(this, detail, Map.of());
    }

    /// As [#problem(String)], naming one field and the rule it breaks.
    default ProblemException problem(String detail, FieldViolation fault) {
        return new ProblemException(this, detail, Map.of("errors", List.of(fault)));
    }

    /// As [#problem(String)], with further members for the answer's top level.
    default ProblemException problem(String detail, Map<String, Object> extra) {
        return new ProblemException(this, detail, extra);
    }
}
