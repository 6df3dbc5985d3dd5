package io.trunkline.testkit.servers;

import java.sql.SQLException;

/// A statement that PostgreSQL rejected, or that it could not receive because it does not run.
public final class StatementFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StatementFailedException(String sql, SQLException cause) {
        super(cause.getMessage() + " in: " + sql, cause);
    }
}
