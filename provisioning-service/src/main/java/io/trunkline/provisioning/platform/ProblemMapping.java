package io.trunkline.provisioning.platform;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
