package io.trunkline.data.rows;

import io.r2dbc.postgresql.api.PostgresqlException;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;

/// Which constraint or unique index a refused statement broke.
public final class ViolatedConstraint {
    private ViolatedConstraint() {}

    /// The name of the constraint or index; empty if PostgreSQL named none.
    public static Optional<String> nameOf(DataIntegrityViolationException error) {
        return error.getCause() instanceof PostgresqlException cause
                ? cause.getErrorDetails().getConstraintName()
                : Optional.empty();
    }
}
