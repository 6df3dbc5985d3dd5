package io.trunkline.provisioning.changes;

import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.provisioning.domain.WireName;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlChangeLog implements ChangeLog {
    private static final String AUDIT = """
            INSERT INTO audit (at, actor_id, actor_name, action, entity, entity_id, version, detail)
            VALUES (:at, :actorId, :actorName, :action, :entity, :entityId, :version, CAST(:detail AS jsonb))
            """;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final Clock clock;
    private final JsonMapper json;

    SqlChangeLog(DatabaseClient database, Outbox outbox, Clock clock, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Mono<Void> write(Change change) {
        return database.sql(AUDIT)
                .bind("at", clock.instant())
                .bind("actorId", change.by().userId())
                .bind("actorName", change.by().username())
                .bind("action", WireName.of(change.action()))
                .bind("entity", change.entity())
                .bind("entityId", change.entityId())
                .bind("version", change.version())
                .bind("detail", json.writeValueAsString(change.detail()))
                .then()
                .then(outbox.appendAll(change.events()));
    }
}
