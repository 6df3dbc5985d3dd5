package io.trunkline.ami.connection;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Which errors pass by themselves.
final class TransientErrors {

    private static final Set<Class<? extends Throwable>> TRANSIENT_TYPES = Set.of(
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class,
            TransactionException.class,
            TimeoutException.class,
            IOException.class);

    private TransientErrors() {}

    /// Whether an error, or what caused it, is one that a later try may not meet.
    static boolean isTransient(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            Throwable each = cause;
            if (TRANSIENT_TYPES.stream().anyMatch(type -> type.isInstance(each))) {
                return true;
            }
        }
        // Mono.block reports its time limit so
        return error instanceof IllegalStateException
                && String.valueOf(error.getMessage()).startsWith("Timeout");
    }
}
