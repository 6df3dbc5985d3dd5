package io.trunkline.data.audit;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The table `audit_log` of `db/data-kit/audit`.
public final class SqlAuditLog implements AuditLog {
    private static final String APPEND = """
            INSERT INTO audit_log (at, actor_id, actor_name, action, entity, entity_id, tenant_id, version, detail)
            VALUES (:at, :actorId, :actorName, :action, :entity, :entityId, :tenantId, :version, :detail)
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
        return database.sql(APPEND)
                .bind("at", clock.instant())
                .bind("actorId", entry.actor().id())
                .bind("actorName", entry.actor().name())
                .bind("action", entry.action())
                .bind("entity", entity.kind())
                .bind("entityId", entity.id())
                .bind("tenantId", Binds.orNull(entity.tenantId(), UUID.class))
                .bind("version", Binds.orNull(entity.version(), Long.class))
                .bind("detail", Binds.json(masked(entry.detail())))
                .then();
    }

    /// Deletes entries older than `keep`.
    public static RetentionRule retention(DatabaseClient database, Duration keep) {
        return new SqlRetentionRule("audit-log", keep, database, DELETE_OLD);
    }

    private String masked(Object detail) {
        JsonNode tree = json.valueToTree(detail);
        SecretMask.mask(tree);
        return json.writeValueAsString(tree);
    }
}
