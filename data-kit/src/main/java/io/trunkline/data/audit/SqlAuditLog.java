package io.trunkline.data.audit;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The table `audit_log` of `db/data-kit/audit`.
public final class SqlAuditLog implements AuditLog {
    /// The secrets of an entry are one text, since unnest would flatten an array of arrays.
    private static final String APPEND = """
            INSERT INTO audit_log
                (at, actor_kind, actor_id, actor_name, action, entity, entity_id, tenant_id, version, before, detail,
                 changed_secrets)
            SELECT :at, actor_kind, actor_id, actor_name, action, entity, entity_id, tenant_id, version,
                CAST(before AS jsonb), CAST(detail AS jsonb), string_to_array(changed_secrets, ',')
            FROM unnest(CAST(:actorKinds AS text[]), CAST(:actorIds AS text[]), CAST(:actorNames AS text[]),
                        CAST(:actions AS text[]), CAST(:entities AS text[]), CAST(:entityIds AS text[]),
                        CAST(:tenantIds AS uuid[]), CAST(:versions AS bigint[]), CAST(:before AS text[]),
                        CAST(:after AS text[]), CAST(:changedSecrets AS text[]))
                 WITH ORDINALITY AS entry (actor_kind, actor_id, actor_name, action, entity, entity_id, tenant_id,
                     version, before, detail, changed_secrets, position)
            ORDER BY position
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
        return appendAll(List.of(entry));
    }

    @Override
    public Mono<Void> appendAll(List<AuditEntry> entries) {
        return entries.isEmpty() ? Mono.empty() : Mono.defer(() -> insert(entries));
    }

    private Mono<Void> insert(List<AuditEntry> entries) {
        return database.sql(APPEND)
                .bind("at", clock.instant())
                .bind(
                        "actorKinds",
                        Binds.texts(
                                entries, entry -> Binds.enumName(entry.actor().kind())))
                .bind("actorIds", Binds.texts(entries, entry -> entry.actor().id()))
                .bind("actorNames", Binds.texts(entries, entry -> entry.actor().name()))
                .bind("actions", Binds.texts(entries, AuditEntry::action))
                .bind("entities", Binds.texts(entries, entry -> entry.entity().kind()))
                .bind("entityIds", Binds.texts(entries, entry -> entry.entity().id()))
                .bind("tenantIds", Binds.uuids(entries, entry -> entry.entity().tenantId()))
                .bind("versions", Binds.bigints(entries, entry -> entry.entity().version()))
                .bind(
                        "before",
                        Binds.texts(entries, entry -> masked(entry.change().before())))
                .bind(
                        "after",
                        Binds.texts(entries, entry -> masked(entry.change().after())))
                .bind(
                        "changedSecrets",
                        Binds.texts(
                                entries,
                                entry -> String.join(",", entry.change().changedSecrets())))
                .then();
    }

    /// Deletes entries older than `keep`.
    public static RetentionRule retention(DatabaseClient database, Duration keep) {
        return new SqlRetentionRule("audit-log", keep, database, DELETE_OLD);
    }

    private @Nullable String masked(@Nullable Object entity) {
        if (entity == null) {
            return null;
        }
        JsonNode tree = json.valueToTree(entity);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("not a JSON object: " + entity.getClass());
        }
        SecretMask.mask(tree);
        return json.writeValueAsString(tree);
    }
}
