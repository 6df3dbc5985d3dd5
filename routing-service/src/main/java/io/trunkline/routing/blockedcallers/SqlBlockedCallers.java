package io.trunkline.routing.blockedcallers;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlBlockedCallers implements BlockedCallers {
    private static final String COLUMNS = "id, tenant_id, caller, note, created_by, created_at";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM blocked_callers ";

    private static final String OF_TENANT = SELECT + "WHERE tenant_id = :tenant ";

    private static final String LIST = OF_TENANT + """
            AND caller > :after AND (CAST(:caller AS text) IS NULL OR caller = CAST(:caller AS text))
            ORDER BY caller LIMIT :rows
            """;

    private static final String FIND = OF_TENANT + "AND caller = :caller";

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
    public Mono<List<BlockedCaller>> list(UUID tenant, Optional<String> number, PageRequest page) {
        return database.sql(LIST)
                .bind("tenant", tenant)
                .bind("caller", Binds.orNull(number, String.class))
                .bind("after", page.after().map(cursor -> cursor.text(0)).orElse(""))
                .bind("rows", page.rowsToRead())
                .map(RowReader.with(SqlBlockedCallers::caller))
                .all()
                .collectList();
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
