package io.trunkline.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/// Runs the migrations, and retries them while the database is unavailable: before the first connection, between
/// two migrations, or in the middle of one, which PostgreSQL then rolls back. A migration that fails for another
/// reason ends the start.
final class RetryingMigration implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingMigration.class);
    private static final Set<String> UNAVAILABLE = Set.of("08", "28", "3D", "53", "57");
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    @Override
    public void migrate(Flyway flyway) {
        Thread starting = Thread.currentThread();
        // a process that is stopped while it waits must not go on waiting
        Thread end = new Thread(starting::interrupt, "end-of-migration");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            migrateWhenAvailable(flyway);
        } finally {
            removeHook(end);
        }
    }

    private static void migrateWhenAvailable(Flyway flyway) {
        Duration pause = FIRST_PAUSE;
        String reported = "";
        while (true) {
            try {
                var _ = flyway.migrate();
                return;
            } catch (FlywayException fault) {
                if (!isUnavailable(fault)) {
                    throw fault;
                }
                String reason = reason(fault);
                if (!reason.equals(reported)) {
                    LOG.warn("waiting for the database: {}", reason);
                    reported = reason;
                }
                pause(pause, fault);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /// By SQLSTATE: connection exceptions (08), operator intervention such as a shutdown or a start in progress
    /// (57), insufficient resources such as too many connections (53), and a role or a database that does not exist
    /// yet (28, 3D), since the server may be set up later.
    private static boolean isUnavailable(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && UNAVAILABLE.contains(stateClass(database))) {
                return true;
            }
        }
        return false;
    }

    private static String stateClass(SQLException fault) {
        String state = fault.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    /// What the database or its driver reports, without Flyway's table of codes and states.
    private static String reason(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return FaultText.of(database);
            }
        }
        return fault.toString();
    }

    /// Waits before the next try; an interrupt ends the start with the fault of the last try.
    private static void pause(Duration time, FlywayException fault) {
        try {
            var _ = NEVER.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }

    private static void removeHook(Thread end) {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException _) {
            // the process is ending, and the hook is running
        }
    }
}
