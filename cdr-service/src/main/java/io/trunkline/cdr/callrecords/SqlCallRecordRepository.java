package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.assembly.domain.CallRecordBuilder;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.cdr.platform.SqlPlans;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.EntityId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
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

    static final String COLUMNS = """
            r.call_id, r.revision, r.direction, r.disposition,
            r.tenant_id, r.campaign_id, r.link_id, r.client_id, r.carrier_id, r.did_id,
            r.from_number, r.asserted_number, r.number, r.country, r.region, r.caller_id, r.node,
            r.started_at, r.routed_at, r.ringing_at, r.answered_at, r.ended_at,
            r.talk_millis, r.post_dial_delay_millis, r.ring_millis, r.cause, r.sip_status, r.hung_up_by,
            r.reason, r.connect_client_id, r.connect_context, r.reference, r.tags,
            (SELECT name FROM names WHERE id = r.connect_client_id) AS connect_client_name,
            """ + PARTY_NAMES;

    private static final String FIND = "SELECT " + COLUMNS + """
            , r.facts
            FROM calls r
            WHERE month = :month AND call_id = :callId AND (CAST(:tenantId AS uuid) IS NULL OR tenant_id = :tenantId)
            """;

    private static final String ATTEMPTS =
            """
            SELECT r.attempt, r.disposition,
                r.tenant_id, r.campaign_id, r.link_id, r.client_id, r.carrier_id, r.did_id,
                r.lease_id, r.channel_id, r.endpoint, r.started_at, r.ringing_at, r.answered_at, r.ended_at,
                r.post_dial_delay_millis, r.ring_millis, r.cause, r.sip_status, r.hung_up_by, r.dial_status,
            """ + PARTY_NAMES + "FROM attempts r WHERE month = :month AND call_id = :callId ORDER BY attempt";

    private static final String NAMES = "SELECT id, name FROM names WHERE id = ANY (:ids)";

    private final DatabaseClient database;
    private final SqlCallCandidates candidates;
    private final SqlPlans plans;
    private final TransactionalOperator transaction;

    SqlCallRecordRepository(
            DatabaseClient database, SqlCallCandidates candidates, SqlPlans plans, TransactionalOperator transaction) {
        this.database = database;
        this.candidates = candidates;
        this.plans = plans;
        this.transaction = transaction;
    }

    @Override
    public Mono<Page<CallRecordRow>> list(CallRecordFilter filter, PageRequest page) {
        return candidates
                .find(filter)
                .flatMap(found -> plans.withValues()
                        .then(SqlCallRecordList.of(COLUMNS, filter, found)
                                .page(database, SqlCallRecordList.SORT_KEYS, page, SqlCallRecordRows::callRecord))
                        .as(transaction::transactional));
    }

    @Override
    public Mono<DetailedCallRecord> find(CallId callId, Optional<UUID> tenantId) {
        var statement = database.sql(FIND).bind("month", CallMonth.of(callId)).bind("callId", callId.value());
        return statement
                .bind("tenantId", Binds.orNull(tenantId, UUID.class))
                .map(RowReader.with(StoredCall::of))
                .one()
                .flatMap(stored -> attempts(callId, stored)
                        .map(attempts -> new DetailedCallRecord(stored.row(), attempts, stored.facts())));
    }

    /// The attempts of a call are stored when it is complete.
    private Mono<List<DetailedCallRecord.NamedAttempt>> attempts(CallId callId, StoredCall stored) {
        return stored.row().revision() > 0
                ? storedAttempts(callId)
                : named(CallRecordBuilder.build(callId, stored.facts()).attempts());
    }

    private Mono<List<DetailedCallRecord.NamedAttempt>> named(List<AttemptRecord> attempts) {
        return database.sql(NAMES)
                .bind(
                        "ids",
                        attempts.stream()
                                .flatMap(SqlCallRecordRepository::partyIds)
                                .toArray(UUID[]::new))
                .map(RowReader.with(row -> Map.entry(row.uuid("id"), row.text("name"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(names -> attempts.stream()
                        .map(attempt -> new DetailedCallRecord.NamedAttempt(
                                attempt, CallRecordRow.PartyNames.of(attempt.parties(), names)))
                        .toList());
    }

    private static Stream<UUID> partyIds(AttemptRecord attempt) {
        var parties = attempt.parties();
        return Stream.<@Nullable EntityId<?>>of(
                        parties.tenant(), parties.campaign(), parties.client(), parties.carrier(), parties.did())
                .flatMap(Stream::ofNullable)
                .map(EntityId::value);
    }

    private Mono<List<DetailedCallRecord.NamedAttempt>> storedAttempts(CallId callId) {
        return database.sql(ATTEMPTS)
                .bind("month", CallMonth.of(callId))
                .bind("callId", callId.value())
                .map(RowReader.with(SqlCallRecordRows::attempt))
                .all()
                .collectList();
    }

    private record StoredCall(CallRecordRow row, CallFacts facts) {
        static StoredCall of(RowReader row) {
            return new StoredCall(SqlCallRecordRows.callRecord(row), SqlCallRecordRows.facts(row));
        }
    }
}
