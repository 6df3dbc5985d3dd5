package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.web.security.CurrentUser;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlAuditLog implements AuditLog {
    private static final String INSERT = """
            INSERT INTO audit (at, actor_id, actor_name, action, did_id, version, detail)
            VALUES (:at, :actorId, :actorName, :action, :didId, :version, CAST(:detail AS jsonb))
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlAuditLog(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> record(CurrentUser by, Action action, Did did) {
        return database.sql(INSERT)
                .bind("at", did.updatedAt())
                .bind("actorId", by.userId())
                .bind("actorName", by.username())
                .bind("action", action.name().toLowerCase(Locale.ROOT))
                .bind("didId", did.id())
                .bind("version", did.version())
                .bind("detail", json.writeValueAsString(did))
                .then();
    }
}
