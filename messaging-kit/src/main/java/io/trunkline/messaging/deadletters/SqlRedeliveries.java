package io.trunkline.messaging.deadletters;

import io.r2dbc.spi.Readable;
import io.trunkline.messaging.deadletters.DeadLetter.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Which dead letters of this service have been redelivered. Kafka keeps the letters themselves.
public final class SqlRedeliveries {

    private static final String ALL = "SELECT topic, position, at FROM redelivered_dead_letters";

    private static final String SAVE = """
            INSERT INTO redelivered_dead_letters (topic, position, at, actor) VALUES (:topic, :position, :at, :actor)
            ON CONFLICT DO NOTHING
            """;

    /// Kafka deletes a dead letter after 30 days.
    private static final String DELETE_OLD = """
            DELETE FROM redelivered_dead_letters WHERE at < :now - interval '60 days'
            """;

    private final DatabaseClient database;
    private final Clock clock;

    public SqlRedeliveries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Map<Position, Instant>> all() {
        return database.sql(ALL)
                .map(SqlRedeliveries::redelivery)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Map.Entry<Position, Instant> redelivery(Readable row) {
        Position position = new Position(
                Objects.requireNonNull(row.get("topic", String.class)),
                Objects.requireNonNull(row.get("position", Long.class)));
        return Map.entry(
                position,
                Objects.requireNonNull(row.get("at", OffsetDateTime.class)).toInstant());
    }

    /// @param actor the name of the user who had it redelivered
    Mono<Instant> save(Position position, String actor) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.sql(DELETE_OLD)
                .bind("now", now)
                .then()
                .then(database.sql(SAVE)
                        .bind("topic", position.deadLetterTopic())
                        .bind("position", position.offset())
                        .bind("at", now)
                        .bind("actor", actor)
                        .then())
                .thenReturn(now.toInstant());
    }
}
