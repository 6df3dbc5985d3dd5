package io.trunkline.routing.placedcalls;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCancelCallStore implements CancelCallStore {
    private static final String LOCK = """
            SELECT p.tenant_id, p.ended_at IS NOT NULL AS ended, p.canceled_at IS NOT NULL AS canceled
            FROM calls c JOIN placed_calls p ON p.call_id = c.call_id
            WHERE c.call_id = :call AND (CAST(:tenant AS uuid) IS NULL OR p.tenant_id = CAST(:tenant AS uuid))
            FOR UPDATE OF c
            """;

    /// A repeated cancellation keeps the first time.
    private static final String CANCEL = """
            UPDATE placed_calls SET canceled_at = COALESCE(canceled_at, clock_timestamp()) WHERE call_id = :call
            """;

    private static final String TOMBSTONE = """
            UPDATE calls SET ended_at = clock_timestamp(), evidence = 'canceled'
            WHERE call_id = :call AND ended_at IS NULL
            """;

    private final DatabaseClient database;

    SqlCancelCallStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<CancelableCall> lock(CallId call, Optional<UUID> tenant) {
        return database.sql(LOCK)
                .bind("call", call.value())
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(SqlCancelCallStore::cancelableCall))
                .one();
    }

    @Override
    public Mono<Void> cancel(CallId call) {
        return database.sql(CANCEL)
                .bind("call", call.value())
                .then()
                .then(database.sql(TOMBSTONE).bind("call", call.value()).then());
    }

    private static CancelableCall cancelableCall(RowReader row) {
        return new CancelableCall(row.uuid("tenant_id"), row.bool("ended"), row.bool("canceled"));
    }
}
