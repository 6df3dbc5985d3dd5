package io.trunkline.cdr.callrecords;

import io.trunkline.data.rows.RowReader;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@Component
class SqlChangeRepository implements ChangeRepository {
    private static final String AFTER = "SELECT " + SqlCallRecordRepository.COLUMNS + """
            , CAST(CAST(r.changed_in AS text) AS bigint) AS changed_in
            FROM calls r
            WHERE revision > 0 AND changed_in < pg_snapshot_xmin(pg_current_snapshot())
              AND (changed_in, call_id) > (CAST(CAST(:transaction AS text) AS xid8), :callId)
            """;
    private static final String OF_TENANT = "AND tenant_id = :tenantId\n";
    private static final String IN_ORDER = "ORDER BY changed_in, call_id LIMIT :limit";

    private static final String EPOCH = "SELECT epoch FROM change_epoch";

    private static final String FORGET_FUTURE = """
            UPDATE calls SET changed_in = '0' WHERE revision > 0 AND changed_in > pg_current_xact_id()
            """;
    private static final String BEGIN_EPOCH = "UPDATE change_epoch SET epoch = gen_random_uuid()";

    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    SqlChangeRepository(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public Mono<List<ChangedRecord>> after(ChangePosition position, Optional<UUID> tenantId, int limit) {
        var statement = database.sql(AFTER + (tenantId.isPresent() ? OF_TENANT : "") + IN_ORDER)
                .bind("transaction", Long.toString(position.transaction()))
                .bind("callId", position.callId())
                .bind("limit", limit);
        return (tenantId.isPresent() ? statement.bind("tenantId", tenantId.get()) : statement)
                .map(RowReader.with(
                        row -> new ChangedRecord(SqlCallRecordRows.callRecord(row), row.bigint("changed_in"))))
                .all()
                .collectList();
    }

    @Override
    public Mono<UUID> epoch() {
        return database.sql(EPOCH)
                .map(RowReader.with(row -> row.uuid("epoch")))
                .one()
                .as(OwnerAccess::run);
    }

    @Override
    public Mono<Boolean> beginEpochAfterRestore() {
        return database.sql(FORGET_FUTURE)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0)
                .flatMap(restored -> restored ? database.sql(BEGIN_EPOCH).then().thenReturn(true) : Mono.just(false))
                .as(transactions::transactional);
    }
}
