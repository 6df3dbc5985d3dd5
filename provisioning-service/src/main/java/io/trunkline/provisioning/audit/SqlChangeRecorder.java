package io.trunkline.provisioning.audit;

import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlChangeRecorder implements ChangeRecorder {
    private static final String INSERT_AUDIT = """
            INSERT INTO audit (at, actor_id, actor_name, action, entity, entity_id, version, detail)
            VALUES (:at, :actorId, :actorName, :action, :entity, :entityId, :version, CAST(:detail AS jsonb))
            """;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final Clock clock;
    private final JsonMapper json;

    SqlChangeRecorder(DatabaseClient database, Outbox outbox, Clock clock, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Mono<Void> record(Change change) {
        return database.sql(INSERT_AUDIT)
                .bind("at", clock.instant())
                .bind("actorId", change.actor().userId())
                .bind("actorName", change.actor().username())
                .bind("action", WireName.of(change.action()))
                .bind("entity", change.entity())
                .bind("entityId", change.entityId())
                .bind("version", change.version())
                .bind("detail", json.writeValueAsString(change.detail()))
                .then()
                .then(outbox.appendAll(change.events()));
    }
}
