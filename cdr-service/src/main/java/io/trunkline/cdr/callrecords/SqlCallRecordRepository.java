package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Call records in PostgreSQL.
@Component
class SqlCallRecordRepository implements CallRecordRepository {
    private static final String PARTY_NAMES = """
            (SELECT name FROM names WHERE id = r.tenant_id) AS tenant_name,
            (SELECT name FROM names WHERE id = r.campaign_id) AS campaign_name,
            (SELECT name FROM names WHERE id = r.client_id) AS client_name,
            (SELECT name FROM names WHERE id = r.carrier_id) AS carrier_name,
            (SELECT name FROM names WHERE id = r.did_id) AS did_name
            """;

    private static final String COLUMNS = """
            r.call_id, r.revision, r.direction, r.disposition,
            r.tenant_id, r.campaign_id, r.link_id, r.client_id, r.carrier_id, r.did_id,
            r.from_number, r.number, r.caller_id, r.node, r.started_at, r.answered_at, r.ended_at,
            r.talk_millis, r.cause, r.sip_status, r.reason, r.reference,
            """ + PARTY_NAMES;

    private static final String FIND = "SELECT " + COLUMNS + """
            , r.facts -> 'decisions' AS decisions
            FROM calls r
            WHERE month = :month AND call_id = :callId AND (CAST(:tenantId AS uuid) IS NULL OR tenant_id = :tenantId)
            """;

    private static final String ATTEMPTS =
            """
            SELECT r.attempt, r.disposition,
                r.tenant_id, r.campaign_id, r.link_id, r.client_id, r.carrier_id, r.did_id,
                r.lease_id, r.channel_id, r.endpoint, r.started_at, r.ringing_at, r.answered_at, r.ended_at,
                r.cause, r.sip_status, r.dial_status,
            """ + PARTY_NAMES + "FROM attempts r WHERE month = :month AND call_id = :callId ORDER BY attempt";

    private final DatabaseClient database;

    SqlCallRecordRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Page<CallRecordRow>> list(CallRecordFilter filter, PageRequest page) {
        return SqlCallRecordList.of(COLUMNS, filter)
                .page(database, SqlCallRecordList.SORT_KEYS, page, SqlCallRecordRows::callRecord);
    }

    @Override
    public Mono<DetailedCallRecord> find(CallId callId, Optional<UUID> tenantId) {
        var statement = database.sql(FIND).bind("month", CallMonth.of(callId)).bind("callId", callId.value());
        return statement
                .bind("tenantId", Binds.orNull(tenantId, UUID.class))
                .map(RowReader.with(row -> new DetailedCallRecord(
                        SqlCallRecordRows.callRecord(row), List.of(), SqlCallRecordRows.decisions(row))))
                .one()
                .flatMap(found -> attempts(callId)
                        .map(attempts -> new DetailedCallRecord(found.row(), attempts, found.decisions())));
    }

    private Mono<List<DetailedCallRecord.NamedAttempt>> attempts(CallId callId) {
        return database.sql(ATTEMPTS)
                .bind("month", CallMonth.of(callId))
                .bind("callId", callId.value())
                .map(RowReader.with(SqlCallRecordRows::attempt))
                .all()
                .collectList();
    }
}
