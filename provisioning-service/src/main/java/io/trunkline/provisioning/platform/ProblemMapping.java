package io.trunkline.provisioning.platform;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns violations of the domain's rules into problems.
public final class ProblemMapping {
    private ProblemMapping() {}

    /// The valid value.
    ///
    /// @throws ProblemException with the code of the first violated rule that is a problem code, otherwise
    ///     `request.invalid`; `errors` lists every violation
    public static <T> T valueOrThrow(ValidationResult<T> checked) {
        return switch (checked) {
            case ValidationResult.Valid<T> valid -> valid.value();
            case ValidationResult.Invalid<T> invalid -> throw toProblem(invalid.violations());
        };
    }

    /// The value of a filter.
    ///
    /// @throws ProblemException `request.invalid` if the value is not one of the choices
    public static @Nullable String filterValue(String parameter, @Nullable String value, List<String> choices) {
        if (value != null && !choices.contains(value)) {
            var message = "must be one of " + String.join(", ", choices);
            throw CommonProblem.INVALID.problem(
                    parameter + " " + message, new FieldViolation(parameter, "one-of", message));
        }
        return value;
    }

    /// Like [#filterValue(String, String, List)], for an enum.
    public static <E extends Enum<E>> @Nullable E filterValue(String parameter, @Nullable String value, Class<E> type) {
        var choices = Arrays.stream(type.getEnumConstants()).map(WireName::of).toList();
        var text = filterValue(parameter, value, choices);
        return text == null ? null : WireName.parse(type, text).orElseThrow();
    }

    private static ProblemException toProblem(List<Violation> violations) {
        var code = violations.stream()
                .flatMap(violation -> ProvisioningProblem.findByRule(violation.rule()).stream())
                .findFirst()
                .orElse((ProblemCode) CommonProblem.INVALID);
        var errors = violations.stream()
                .map(violation -> new FieldViolation(violation.field(), violation.rule(), violation.message()))
                .toList();
        var detail = violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
        return code.problem(detail, Map.<String, Object>of("errors", errors));
    }
}
