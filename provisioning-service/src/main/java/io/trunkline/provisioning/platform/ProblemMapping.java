package io.trunkline.provisioning.platform;

import io.r2dbc.postgresql.api.PostgresqlException;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/// From what the domain and the database refuse to the problem that a caller reads.
public final class ProblemMapping {
    private ProblemMapping() {}

    /// The value that was checked.
    ///
    /// @throws ProblemException with the code of the first broken rule that is a problem of its own, else
    ///     `request.invalid`; `errors` names every broken rule
    public static <T> T valueOrThrow(ValidationResult<T> checked) {
        return switch (checked) {
            case ValidationResult.Valid<T> valid -> valid.value();
            case ValidationResult.Invalid<T> invalid -> throw toProblem(invalid.violations());
        };
    }

    /// A filter's value, when it is one of those that can be asked for.
    ///
    /// @throws ProblemException `request.invalid`
    public static @Nullable String filterValue(String parameter, @Nullable String value, List<String> choices) {
        if (value != null && !choices.contains(value)) {
            var says = "one of " + String.join(", ", choices);
            throw CommonProblem.INVALID.problem(parameter + ": " + says, new FieldViolation(parameter, "one-of", says));
        }
        return value;
    }

    /// As [#filterValue(String, String, List)], for the constants of an enum.
    public static <E extends Enum<E>> @Nullable E filterValue(String parameter, @Nullable String value, Class<E> type) {
        var choices = Arrays.stream(type.getEnumConstants()).map(WireName::of).toList();
        var text = filterValue(parameter, value, choices);
        return text == null ? null : WireName.parse(type, text).orElseThrow();
    }

    /// The problem that stands for a violated unique index, or the error itself.
    ///
    /// @param problems by the name of the index
    public static Throwable fromUniqueViolation(
            DataIntegrityViolationException error, Map<String, ProblemException> problems) {
        var problem = error.getCause() instanceof PostgresqlException cause
                ? cause.getErrorDetails().getConstraintName().map(problems::get)
                : Optional.<ProblemException>empty();
        return problem.isPresent() ? problem.get() : error;
    }

    private static ProblemException toProblem(List<Violation> violations) {
        var code = violations.stream()
                .flatMap(violation -> ProvisioningProblem.findByRule(violation.rule()).stream())
                .findFirst()
                .orElse((ProblemCode) CommonProblem.INVALID);
        var first = violations.stream()
                .filter(violation -> violation.rule().equals(code.code()))
                .findFirst()
                .orElse(violations.getFirst());
        var errors = violations.stream()
                .map(violation -> new FieldViolation(violation.field(), violation.rule(), violation.message()))
                .toList();
        return code.problem(first.field() + ": " + first.message(), Map.<String, Object>of("errors", errors));
    }
}
