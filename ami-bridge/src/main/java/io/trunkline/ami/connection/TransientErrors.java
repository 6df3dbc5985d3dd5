package io.trunkline.ami.connection;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Tells transient errors, after which a retry may succeed, from others.
final class TransientErrors {

    private static final Set<Class<? extends Throwable>> TRANSIENT_TYPES = Set.of(
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class,
            TransactionException.class,
            TimeoutException.class,
            IOException.class);

    private TransientErrors() {}

    /// Whether the error or one of its causes is transient.
    static boolean isTransient(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            Throwable candidate = cause;
            if (TRANSIENT_TYPES.stream().anyMatch(type -> type.isInstance(candidate))) {
                return true;
            }
        }
        // the error of Mono.block after its timeout
        return error instanceof IllegalStateException
                && String.valueOf(error.getMessage()).startsWith("Timeout");
    }
}
