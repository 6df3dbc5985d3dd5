package io.trunkline.routing.blockedcallers;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlBlockedCallers implements BlockedCallers {
    private static final String SELECT =
            "SELECT tenant_id, caller, note, created_by, created_at FROM blocked_callers WHERE tenant_id = :tenant ";

    private static final String LIST = SELECT + "AND caller > :after ORDER BY caller LIMIT :rows";

    private static final String FIND = SELECT + "AND caller = :caller";

    private static final String ADD = """
            INSERT INTO blocked_callers (tenant_id, caller, note, created_by, created_at)
            VALUES (:tenant, :caller, :note, :by, :at)
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE = "DELETE FROM blocked_callers WHERE tenant_id = :tenant AND caller = :caller";

    private final DatabaseClient database;

    SqlBlockedCallers(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<BlockedCaller>> list(UUID tenant, PageRequest page) {
        return database.sql(LIST)
                .bind("tenant", tenant)
                .bind("after", page.after().map(cursor -> cursor.text(0)).orElse(""))
                .bind("rows", page.rowsToRead())
                .map(RowReader.with(SqlBlockedCallers::caller))
                .all()
                .collectList();
    }

    @Override
    public Mono<Boolean> add(BlockedCaller caller) {
        return RowUpdates.changedAny(database.sql(ADD)
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
    public Mono<Boolean> remove(UUID tenant, String number) {
        return RowUpdates.changedAny(database.sql(REMOVE).bind("tenant", tenant).bind("caller", number));
    }

    private static BlockedCaller caller(RowReader row) {
        return new BlockedCaller(
                row.uuid("tenant_id"),
                row.text("caller"),
                row.textOrNull("note"),
                row.text("created_by"),
                row.instant("created_at"));
    }
}
