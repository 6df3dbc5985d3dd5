package io.trunkline.routing.retention;

import io.trunkline.routing.platform.RoutingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Deletes old rows, a batch a statement, until none is left or the time is up; the next round goes on from there.
@Component
class SqlRetention {
    /// One statement, so that a call goes with all its rows or not at all; foreign keys are checked at its end. The
    /// call's row is locked first, as everywhere; another replica passes over it. The ids are arrays, because the
    /// planner joins 2000 rows by reading whole tables: 1.3 s with a million steps, and ever longer.
    private static final String DELETE_CALLS = """
            WITH old AS MATERIALIZED (
                SELECT call_id FROM calls WHERE ended_at < :before
                ORDER BY ended_at LIMIT 2000 FOR UPDATE SKIP LOCKED),
            told AS (DELETE FROM placed_call_events WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            steps AS (DELETE FROM placed_call_steps WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            placed AS (DELETE FROM placed_calls WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            held AS (DELETE FROM leases WHERE call_id = ANY (ARRAY(SELECT call_id FROM old)))
            DELETE FROM calls WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))
            """;

    private static final String DELETE_KEYS = """
            DELETE FROM idempotency_keys
            WHERE (subject, key) IN (
                SELECT subject, key FROM idempotency_keys WHERE created_at < :before
                ORDER BY created_at LIMIT 2000)
            """;

    /// What the LIMITs above say.
    private static final int BATCH = 2000;

    private static final Duration KEY_RETENTION = Duration.ofHours(24);

    private final DatabaseClient database;
    private final RoutingSettings settings;
    private final Clock clock;

    SqlRetention(DatabaseClient database, RoutingSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${trunkline.routing.forget-every}")
    Mono<Void> deleteExpired() {
        Instant now = clock.instant();
        return deleteBatches(DELETE_KEYS, now.minus(KEY_RETENTION))
                .then(deleteBatches(DELETE_CALLS, now.minus(settings.callsKept())));
    }

    private Mono<Void> deleteBatches(String sql, Instant before) {
        return deleteBatch(sql, before)
                .expand(rows -> rows < BATCH ? Mono.empty() : deleteBatch(sql, before))
                // the next round waits for this one: a connection that hangs would end the forgetting otherwise
                .take(settings.forgetEvery().dividedBy(2))
                .then();
    }

    private Mono<Long> deleteBatch(String sql, Instant before) {
        return database.sql(sql).bind("before", before).fetch().rowsUpdated();
    }
}
