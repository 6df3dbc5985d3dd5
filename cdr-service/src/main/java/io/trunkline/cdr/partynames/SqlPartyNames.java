package io.trunkline.cdr.partynames;

import io.r2dbc.postgresql.codec.Json;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the newest name of each, whatever order and repetition they come in.
@Component
class SqlPartyNames implements NamesHandler {
    private static final String SAVE = """
            INSERT INTO names (id, kind, name, version, deleted)
            SELECT id, kind, name, version, deleted
            FROM jsonb_to_recordset(CAST(:names AS jsonb))
                 AS new (id uuid, kind text, name text, version bigint, deleted boolean)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, version = EXCLUDED.version, deleted = EXCLUDED.deleted
            WHERE names.version < EXCLUDED.version
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DatabaseClient database;

    SqlPartyNames(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        // one statement may not touch a row twice
        var newest = new LinkedHashMap<UUID, PartyName>();
        batch.stream()
                .map(received -> PartyName.of(received.event()))
                .flatMap(Optional::stream)
                .forEach(name -> newest.merge(name.id(), name, (a, b) -> a.version() < b.version() ? b : a));
        return newest.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE)
                        .bind("names", Json.of(JSON.writeValueAsString(newest.values())))
                        .then();
    }
}
