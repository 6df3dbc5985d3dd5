package io.trunkline.messaging.consumer;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/// Distinguishes transient faults, for which a batch is tried again, from permanent ones.
public final class TransientFaults {

    /// SQLSTATE of a statement that PostgreSQL ended at its time limit.
    private static final String QUERY_CANCELED = "57014";

    private TransientFaults() {}

    /// Whether the same batch may succeed later. Database faults are transient unless they are about the data: an
    /// operator can fix a missing table, for instance, and until then all events would become dead letters.
    public static boolean isTransient(Throwable fault) {
        // Spring translates some data exceptions (22P02 among them) to bad grammar, so SQLSTATE is checked first
        for (Throwable cause = fault; cause != null; cause = next(cause)) {
            if (cause instanceof R2dbcException database) {
                return !isDataError(database.getSqlState());
            }
        }
        for (Throwable cause = fault; cause != null; cause = next(cause)) {
            if (cause instanceof DataIntegrityViolationException) {
                return false;
            }
            if (cause instanceof DataAccessException
                    || cause instanceof TimeoutException
                    || cause instanceof IOException
                    || cause instanceof KafkaException
                    || cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    /// Whether a batch took longer than its time limit, or a statement longer than that of statements.
    static boolean isTimeout(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = next(cause)) {
            if (cause instanceof R2dbcException database && QUERY_CANCELED.equals(database.getSqlState())) {
                return true;
            }
        }
        return fault.getCause() instanceof TimeoutException;
    }

    /// SQLSTATE classes 21 (cardinality violation: an upsert of a batch changes a row twice), 22 (data exception)
    /// and 23 (integrity constraint violation).
    private static boolean isDataError(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("21") || sqlState.startsWith("22") || sqlState.startsWith("23"));
    }

    private static @Nullable Throwable next(Throwable cause) {
        Throwable next = cause.getCause();
        return next == cause ? null : next;
    }
}
