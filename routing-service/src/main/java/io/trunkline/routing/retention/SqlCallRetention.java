package io.trunkline.routing.retention;

import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Deletes old rows in batches until none is left or the time is up. The next round continues from there.
@Configuration(proxyBeanMethods = false)
class SqlRetention {
    /// One statement, so that a call is deleted with all its rows or not at all; foreign keys are checked at
    /// the end of the statement. The call's row is locked first, as everywhere, and a row that another replica
    /// has locked is skipped. The ids are arrays because the planner would join 2000 rows by reading whole
    /// tables: 1.3 s with a million steps, and growing.
    private static final String DELETE_CALLS = """
            WITH old AS MATERIALIZED (
                SELECT call_id FROM calls WHERE ended_at < :before
                ORDER BY ended_at LIMIT 2000 FOR UPDATE SKIP LOCKED),
            events AS (DELETE FROM placed_call_events WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            steps AS (DELETE FROM placed_call_steps WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            placed AS (DELETE FROM placed_calls WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            attempts AS (DELETE FROM leases WHERE call_id = ANY (ARRAY(SELECT call_id FROM old)))
            DELETE FROM calls WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))
            """;

    private static final String DELETE_KEYS = """
            DELETE FROM idempotency_keys
            WHERE (subject, key) IN (
                SELECT subject, key FROM idempotency_keys WHERE created_at < :before
                ORDER BY created_at LIMIT 2000)
            """;

    /// The LIMIT of both statements.
    private static final int BATCH = 2000;

    private static final Duration KEY_RETENTION = Duration.ofHours(24);
    private static final Duration ROUND_TIMEOUT = Duration.ofMinutes(1);

    private final DatabaseClient database;
    private final RoutingSettings settings;
    private final Clock clock;

    SqlRetention(DatabaseClient database, RoutingSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    BackgroundLoop retentionLoop() {
        return BackgroundLoop.named("retention").poll(settings.retentionInterval(), ROUND_TIMEOUT, this::deleteExpired);
    }

    /// @return whether a full batch was deleted, so that more rows may be left
    private Mono<Boolean> deleteExpired() {
        Instant now = clock.instant();
        return deleteBatch(DELETE_KEYS, now.minus(KEY_RETENTION))
                .flatMap(keys -> deleteBatch(DELETE_CALLS, now.minus(settings.callRetention()))
                        .map(calls -> Math.max(keys, calls) >= BATCH));
    }

    private Mono<Long> deleteBatch(String sql, Instant before) {
        return database.sql(sql).bind("before", before).fetch().rowsUpdated();
    }
}
