package io.trunkline.cdr.assembly;

import io.r2dbc.postgresql.codec.Json;
import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.cdr.platform.TelephonyJson;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Calls in PostgreSQL. The number of statements does not depend on the number of calls in a batch.
@Component
class SqlCallStore implements CallStore {
    private static final String INSERT_MISSING = """
            INSERT INTO calls (month, call_id, node, started_at)
            SELECT month, call_id, node, started_at
            FROM jsonb_to_recordset(CAST(:calls AS jsonb))
                 AS new (month date, call_id text, node text, started_at timestamptz)
            ORDER BY month, call_id
            ON CONFLICT (month, call_id) DO NOTHING
            """;

    private static final String LOCK = """
            SELECT call_id, revision, facts FROM calls
            WHERE month = ANY (CAST(:months AS date[])) AND call_id = ANY (CAST(:callIds AS text[]))
            ORDER BY month, call_id
            FOR UPDATE
            """;

    private static final String SAVE_CALLS = """
            UPDATE calls SET
                revision = new.revision, direction = new.direction, disposition = new.disposition,
                tenant_id = new.tenant_id, campaign_id = new.campaign_id, link_id = new.link_id,
                client_id = new.client_id, carrier_id = new.carrier_id, did_id = new.did_id,
                from_number = new.from_number, number = new.number, caller_id = new.caller_id,
                started_at = new.started_at, answered_at = new.answered_at, ended_at = new.ended_at,
                talk_millis = new.talk_millis, cause = new.cause, sip_status = new.sip_status,
                reason = new.reason, reference = new.reference, facts = known.facts
            FROM jsonb_to_recordset(CAST(:calls AS jsonb)) AS new (
                    month date, call_id text, revision bigint, direction text, disposition text,
                    tenant_id uuid, campaign_id uuid, link_id uuid, client_id uuid, carrier_id uuid, did_id uuid,
                    from_number text, number text, caller_id text,
                    started_at timestamptz, answered_at timestamptz, ended_at timestamptz,
                    talk_millis bigint, cause integer, sip_status integer, reason text, reference jsonb)
                 JOIN jsonb_to_recordset(CAST(:facts AS jsonb)) AS known ("callId" text, facts jsonb)
                 ON known."callId" = new.call_id
            WHERE calls.month = new.month AND calls.call_id = new.call_id
            """;

    private static final String SAVE_ATTEMPTS = """
            INSERT INTO attempts (
                month, call_id, attempt, disposition,
                tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                lease_id, channel_id, endpoint, started_at, ringing_at, answered_at, ended_at,
                cause, sip_status, dial_status)
            SELECT month, call_id, attempt, disposition,
                tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                lease_id, channel_id, endpoint, started_at, ringing_at, answered_at, ended_at,
                cause, sip_status, dial_status
            FROM jsonb_to_recordset(CAST(:attempts AS jsonb)) AS new (
                month date, call_id text, attempt integer, disposition text,
                tenant_id uuid, campaign_id uuid, link_id uuid, client_id uuid, carrier_id uuid, did_id uuid,
                lease_id uuid, channel_id text, endpoint text, started_at timestamptz, ringing_at timestamptz,
                answered_at timestamptz, ended_at timestamptz, cause integer, sip_status integer, dial_status text)
            ON CONFLICT (month, call_id, attempt) DO UPDATE SET
                disposition = EXCLUDED.disposition, tenant_id = EXCLUDED.tenant_id,
                campaign_id = EXCLUDED.campaign_id, link_id = EXCLUDED.link_id, client_id = EXCLUDED.client_id,
                carrier_id = EXCLUDED.carrier_id, did_id = EXCLUDED.did_id, lease_id = EXCLUDED.lease_id,
                channel_id = EXCLUDED.channel_id, endpoint = EXCLUDED.endpoint, started_at = EXCLUDED.started_at,
                ringing_at = EXCLUDED.ringing_at, answered_at = EXCLUDED.answered_at, ended_at = EXCLUDED.ended_at,
                cause = EXCLUDED.cause, sip_status = EXCLUDED.sip_status, dial_status = EXCLUDED.dial_status
            """;

    private static final JsonMapper FACTS_JSON = TelephonyJson.mapper();
    private static final JsonMapper COLUMNS_JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final DatabaseClient database;

    SqlCallStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<CallId, CallState>> lock(Collection<CallId> callIds) {
        return database.sql(INSERT_MISSING)
                .bind(
                        "calls",
                        json(COLUMNS_JSON, callIds.stream().map(NewCall::of).toList()))
                .then()
                .then(locked(callIds));
    }

    private Mono<Map<CallId, CallState>> locked(Collection<CallId> callIds) {
        return database.sql(LOCK)
                .bind("months", callIds.stream().map(CallMonth::of).distinct().toArray(LocalDate[]::new))
                .bind("callIds", callIds.stream().map(CallId::value).toArray(String[]::new))
                .map(RowReader.with(SqlCallStore::state))
                .all()
                .collect(Collectors.toMap(CallState::callId, Function.identity()));
    }

    @Override
    public Mono<Void> save(List<CallState.UpdatedCall> updated) {
        return database.sql(SAVE_CALLS)
                .bind(
                        "calls",
                        json(COLUMNS_JSON, updated.stream().map(CallRow::of).toList()))
                .bind(
                        "facts",
                        json(
                                FACTS_JSON,
                                updated.stream().map(CallRow.FactsRow::of).toList()))
                .then()
                .then(saveAttempts(
                        updated.stream().flatMap(CallRow.AttemptRow::of).toList()));
    }

    private Mono<Void> saveAttempts(List<CallRow.AttemptRow> attempts) {
        return attempts.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE_ATTEMPTS)
                        .bind("attempts", json(COLUMNS_JSON, attempts))
                        .then();
    }

    private static CallState state(RowReader row) {
        var facts = row.text("facts");
        return new CallState(
                new CallId(row.text("call_id")),
                facts.equals("{}") ? CallFacts.EMPTY : FACTS_JSON.readValue(facts, CallFacts.class),
                row.bigint("revision"));
    }

    private static Json json(JsonMapper mapper, Object rows) {
        return Json.of(mapper.writeValueAsString(rows));
    }

    private record NewCall(LocalDate month, String callId, String node, Instant startedAt) {
        static NewCall of(CallId callId) {
            return new NewCall(CallMonth.of(callId), callId.value(), callId.node(), callId.startedAt());
        }
    }
}
