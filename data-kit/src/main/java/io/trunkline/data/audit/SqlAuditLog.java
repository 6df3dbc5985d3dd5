package io.trunkline.data.audit;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The table `audit_log` of `db/data-kit/audit`.
public final class SqlAuditLog implements AuditLog {
    private static final String APPEND = """
            INSERT INTO audit_log
                (at, actor_kind, actor_id, actor_name, action, entity, entity_id, tenant_id, version, before, detail,
                 changed_secrets)
            VALUES
                (:at, :actorKind, :actorId, :actorName, :action, :entity, :entityId, :tenantId, :version, :before, :after,
                 :changedSecrets)
            """;

    private static final String DELETE_OLD = """
            DELETE FROM audit_log
            WHERE id = ANY (ARRAY(
                SELECT id FROM audit_log WHERE at < :before ORDER BY at LIMIT 2000 FOR UPDATE SKIP LOCKED))
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json;

    /// @param json writes the details as the API writes them
    public SqlAuditLog(DatabaseClient database, Clock clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Mono<Void> append(AuditEntry entry) {
        AuditEntry.Entity entity = entry.entity();
        AuditEntry.Change change = entry.change();
        return database.sql(APPEND)
                .bind("at", clock.instant())
                .bind("actorKind", Binds.enumName(entry.actor().kind()))
                .bind("actorId", entry.actor().id())
                .bind("actorName", entry.actor().name())
                .bind("action", entry.action())
                .bind("entity", entity.kind())
                .bind("entityId", entity.id())
                .bind("tenantId", Binds.orNull(entity.tenantId(), UUID.class))
                .bind("version", Binds.orNull(entity.version(), Long.class))
                .bind("before", masked(change.before()))
                .bind("after", masked(change.after()))
                .bind("changedSecrets", Binds.texts(change.changedSecrets()))
                .then();
    }

    /// Deletes entries older than `keep`.
    public static RetentionRule retention(DatabaseClient database, Duration keep) {
        return new SqlRetentionRule("audit-log", keep, database, DELETE_OLD);
    }

    private Object masked(@Nullable Object entity) {
        if (entity == null) {
            return Parameters.in(Json.class);
        }
        JsonNode tree = json.valueToTree(entity);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("not a JSON object: " + entity.getClass());
        }
        SecretMask.mask(tree);
        return Binds.json(json.writeValueAsString(tree));
    }
}
