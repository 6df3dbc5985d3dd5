package io.trunkline.messaging.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads how far the relay is behind.
public final class SqlOutboxBacklog {

    private static final String OLDEST_PENDING = """
            SELECT appended_at FROM outbox WHERE parked_at IS NULL ORDER BY id LIMIT 1
            """;

    private final DatabaseClient database;

    public SqlOutboxBacklog(DatabaseClient database) {
        this.database = database;
    }

    /// When the next row to be published was appended; empty while no row is waiting.
    public Mono<Instant> oldestPending() {
        return database.sql(OLDEST_PENDING).mapValue(OffsetDateTime.class).one().map(OffsetDateTime::toInstant);
    }
}
