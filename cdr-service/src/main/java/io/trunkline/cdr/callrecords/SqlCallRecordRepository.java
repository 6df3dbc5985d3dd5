package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
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
    private static final String COLUMNS = """
            SELECT r.call_id, r.revision, r.direction, r.disposition,
                r.tenant_id, r.campaign_id, r.link_id, r.client_id, r.carrier_id, r.did_id,
                tenant.name AS tenant_name, campaign.name AS campaign_name, client.name AS client_name,
                carrier.name AS carrier_name, did.name AS did_name,
                r.from_number, r.number, r.caller_id, r.node, r.started_at, r.answered_at, r.ended_at,
                r.talk_millis, r.cause, r.sip_status, r.reason, r.reference, r.decisions
            """;

    private static final String NAMES = """
            LEFT JOIN names tenant ON tenant.id = r.tenant_id
            LEFT JOIN names campaign ON campaign.id = r.campaign_id
            LEFT JOIN names client ON client.id = r.client_id
            LEFT JOIN names carrier ON carrier.id = r.carrier_id
            LEFT JOIN names did ON did.id = r.did_id
            """;

    private static final String LIST = COLUMNS
            + "FROM (SELECT calls.*, NULL::jsonb AS decisions FROM calls WHERE %s"
            + " ORDER BY started_at DESC, call_id DESC LIMIT :rows) r\n"
            + NAMES
            + "ORDER BY r.started_at DESC, r.call_id DESC";

    private static final String FIND = COLUMNS
            + "FROM (SELECT calls.*, facts -> 'decisions' AS decisions FROM calls"
            + " WHERE month = :month AND call_id = :callId"
            + " AND (CAST(:tenantId AS uuid) IS NULL OR tenant_id = :tenantId)) r\n"
            + NAMES;

    private static final String ATTEMPTS =
            """
            SELECT r.attempt, r.disposition,
                r.tenant_id, r.campaign_id, r.link_id, r.client_id, r.carrier_id, r.did_id,
                tenant.name AS tenant_name, campaign.name AS campaign_name, client.name AS client_name,
                carrier.name AS carrier_name, did.name AS did_name,
                r.lease_id, r.channel_id, r.endpoint, r.started_at, r.ringing_at, r.answered_at, r.ended_at,
                r.cause, r.sip_status, r.dial_status
            FROM attempts r
            """ + NAMES + "WHERE r.month = :month AND r.call_id = :callId ORDER BY r.attempt";

    private final DatabaseClient database;

    SqlCallRecordRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<CallRecordRow>> list(CallRecordFilter filter, PageRequest page) {
        var conditions = SqlFilterConditions.of(filter, page.after());
        var statement = database.sql(LIST.formatted(conditions.clause()))
                .bind("rows", page.rowsToRead())
                .bindValues(conditions.values());
        return statement
                .map(RowReader.with(SqlCallRecordRows::callRecord))
                .all()
                .collectList();
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
