package io.trunkline.data.audit;

import io.trunkline.data.audit.AuditedChange.AuditedActor;
import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the table `audit_log`.
final class SqlAuditedChanges {
    private static final Map<String, SortKey> SORT_KEYS = Map.of("at", SortKey.time("at"));
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlAuditedChanges(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Page<AuditedChange>> list(AuditFilter filter, PageRequest page) {
        return new SqlListQuery(
                        "id, at, actor_kind, actor_id, actor_name, action, entity_id, tenant_id, version, before, detail,"
                                + " changed_secrets",
                        "audit_log",
                        SortKey.bigint("id"))
                .where("entity = :entity", "entity", filter.entity())
                .where("entity_id = :entityId", "entityId", filter.entityId())
                .where("tenant_id = :tenantId", "tenantId", filter.tenant())
                .where("(actor_id = :actor OR actor_name = :actor)", "actor", filter.actor())
                .whereAny("action", "actions", filter.actions())
                .where("at >= :from", "from", filter.from())
                .where("at < :to", "to", filter.to())
                .page(database, SORT_KEYS, page, this::change);
    }

    private AuditedChange change(RowReader row) {
        return new AuditedChange(
                row.bigint("id"),
                row.instant("at"),
                new AuditedActor(row.text("actor_kind"), row.text("actor_id"), row.text("actor_name")),
                row.text("action"),
                row.text("entity_id"),
                row.uuidOrNull("tenant_id"),
                row.bigintOrNull("version"),
                masked(row.jsonOrNull("before")),
                masked(row.jsonOrNull("detail")),
                row.texts("changed_secrets"));
    }

    /// Entries are stored masked; a name that became a secret later is masked here.
    private @Nullable Map<String, Object> masked(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        JsonNode tree = json.readTree(stored);
        SecretMask.mask(tree);
        return json.convertValue(tree, OBJECT);
    }
}
