package io.trunkline.provisioning.platform;

import io.r2dbc.postgresql.api.PostgresqlException;
import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violation;
import io.trunkline.web.CommonProblem;
import io.trunkline.web.FieldFault;
import io.trunkline.web.ProblemCode;
import io.trunkline.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;

/// From what the domain and the database refuse to the problem that a caller reads.
public final class Refusals {
    private Refusals() {}

    /// The value that was checked.
    ///
    /// @throws ProblemException with the code of the first broken rule that is a problem of its own, else
    ///     `request.invalid`; `errors` names every broken rule
    public static <T> T value(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T> valid -> valid.value();
            case Checked.Invalid<T> invalid -> throw problem(invalid.violations());
        };
    }

    /// The problem that stands for a violated unique index, or the error itself.
    ///
    /// @param problems by the name of the index
    public static Throwable taken(DataIntegrityViolationException error, Map<String, ProblemException> problems) {
        var problem = error.getCause() instanceof PostgresqlException cause
                ? cause.getErrorDetails().getConstraintName().map(problems::get)
                : Optional.<ProblemException>empty();
        return problem.isPresent() ? problem.get() : error;
    }

    private static ProblemException problem(List<Violation> violations) {
        var code = violations.stream()
                .flatMap(violation -> ProvisioningProblem.ofRule(violation.rule()).stream())
                .findFirst()
                .orElse((ProblemCode) CommonProblem.INVALID);
        var first = violations.stream()
                .filter(violation -> violation.rule().equals(code.code()))
                .findFirst()
                .orElse(violations.getFirst());
        var errors = violations.stream()
                .map(violation -> new FieldFault(violation.field(), violation.rule(), violation.message()))
                .toList();
        return code.problem(first.field() + ": " + first.message(), Map.<String, Object>of("errors", errors));
    }
}
