package io.trunkline.routing.blockedcallers;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlBlockedCallers implements BlockedCallers {
    private static final String COLUMNS = "id, tenant_id, caller, note, created_by, created_at";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM blocked_callers ";

    private static final String MATCHES_SEARCH = """
            strpos(lower(concat_ws(' ', caller, note, created_by)), lower(:search)) > 0
            """;

    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("number", SortKey.text("caller"), "createdAt", SortKey.time("created_at"));

    private static final String FIND = SELECT + "WHERE tenant_id = :tenant AND caller = :caller";

    private static final String BY_ID = """
            WHERE id = :id AND (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
            """;

    private static final String FIND_BY_ID = SELECT + BY_ID;

    private static final String ADD = """
            INSERT INTO blocked_callers (id, tenant_id, caller, note, created_by, created_at)
            VALUES (:id, :tenant, :caller, :note, :by, :at)
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE = "DELETE FROM blocked_callers " + BY_ID + " RETURNING " + COLUMNS;

    private final DatabaseClient database;

    SqlBlockedCallers(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Page<BlockedCaller>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(COLUMNS, "blocked_callers", "id")
                .where("tenant_id = :tenant", "tenant", filter.tenant())
                .where("caller = :caller", "caller", filter.number())
                .where(MATCHES_SEARCH, "search", filter.search())
                .page(database, SORT_KEYS, page, SqlBlockedCallers::caller);
    }

    @Override
    public Mono<Boolean> add(BlockedCaller caller) {
        return RowUpdates.changedAny(database.sql(ADD)
                .bind("id", caller.id())
                .bind("tenant", caller.tenantId())
                .bind("caller", caller.number())
                .bind("note", Binds.orNull(caller.note(), String.class))
                .bind("by", caller.createdBy())
                .bind("at", caller.createdAt()));
    }

    @Override
    public Mono<BlockedCaller> find(UUID tenant, String number) {
        return database.sql(FIND)
                .bind("tenant", tenant)
                .bind("caller", number)
                .map(RowReader.with(SqlBlockedCallers::caller))
                .one();
    }

    @Override
    public Mono<BlockedCaller> find(UUID id, Optional<UUID> tenant) {
        return byId(FIND_BY_ID, id, tenant);
    }

    @Override
    public Mono<BlockedCaller> remove(UUID id, Optional<UUID> tenant) {
        return byId(REMOVE, id, tenant);
    }

    private Mono<BlockedCaller> byId(String sql, UUID id, Optional<UUID> tenant) {
        return database.sql(sql)
                .bind("id", id)
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(SqlBlockedCallers::caller))
                .one();
    }

    private static BlockedCaller caller(RowReader row) {
        return new BlockedCaller(
                row.uuid("id"),
                row.uuid("tenant_id"),
                row.text("caller"),
                row.textOrNull("note"),
                row.text("created_by"),
                row.instant("created_at"));
    }
}
