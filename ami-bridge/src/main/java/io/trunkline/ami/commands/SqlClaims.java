package io.trunkline.ami.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlClaims implements Claims {

    private static final String CLAIM = """
            INSERT INTO command (id, node, kind, claimed_at) VALUES (:id, :node, :kind, :now)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String FORGET = """
            DELETE FROM command
            WHERE id IN (SELECT id FROM command WHERE claimed_at < :before ORDER BY claimed_at LIMIT 5000)
            """;

    private final DatabaseClient database;

    SqlClaims(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> claim(UUID command, String node, String kind, Instant now) {
        return database.sql(CLAIM)
                .bind("id", command)
                .bind("node", node)
                .bind("kind", kind)
                .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Long> forget(Instant before) {
        return database.sql(FORGET)
                .bind("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .fetch()
                .rowsUpdated();
    }
}
