package io.trunkline.cdr.assembly;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.cdr.platform.TelephonyJson;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Calls in PostgreSQL. The number of statements does not depend on the number of calls in a batch.
@Component
class SqlCallStore implements CallStore {
    /// Calls of one month, which is almost always the month of all calls of a batch. PostgreSQL reuses the plan for
    /// any month and reads one partition.
    private static final String FIND = """
            SELECT call_id, version, revision, facts FROM calls
            WHERE month = :month AND call_id = ANY (CAST(:callIds AS text[]))
            """;

    /// Rows are sorted, since two batches that lock the same rows in different orders would wait for each other. A
    /// call whose row has another version than the one before is not changed, and not counted.
    private static final String SAVE = """
            WITH saved_attempts AS (
                INSERT INTO attempts (
                    month, call_id, attempt, disposition,
                    tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                    lease_id, channel_id, endpoint, started_at, ringing_at, answered_at, ended_at,
                    post_dial_delay_millis, ring_millis, cause, sip_status, hung_up_by, dial_status)
                SELECT month, call_id, attempt, disposition,
                    tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                    lease_id, channel_id, endpoint, started_at, ringing_at, answered_at, ended_at,
                    post_dial_delay_millis, ring_millis, cause, sip_status, hung_up_by, dial_status
                FROM json_to_recordset(CAST(:attempts AS json)) AS new (
                    month date, call_id text, attempt integer, disposition text,
                    tenant_id uuid, campaign_id uuid, link_id uuid, client_id uuid, carrier_id uuid, did_id uuid,
                    lease_id uuid, channel_id text, endpoint text, started_at timestamptz, ringing_at timestamptz,
                    answered_at timestamptz, ended_at timestamptz, post_dial_delay_millis bigint, ring_millis bigint,
                    cause integer, sip_status integer, hung_up_by text, dial_status text)
                ORDER BY month, call_id, attempt
                ON CONFLICT (month, call_id, attempt) DO UPDATE SET
                    disposition = EXCLUDED.disposition, tenant_id = EXCLUDED.tenant_id,
                    campaign_id = EXCLUDED.campaign_id, link_id = EXCLUDED.link_id, client_id = EXCLUDED.client_id,
                    carrier_id = EXCLUDED.carrier_id, did_id = EXCLUDED.did_id, lease_id = EXCLUDED.lease_id,
                    channel_id = EXCLUDED.channel_id, endpoint = EXCLUDED.endpoint, started_at = EXCLUDED.started_at,
                    ringing_at = EXCLUDED.ringing_at, answered_at = EXCLUDED.answered_at,
                    ended_at = EXCLUDED.ended_at, post_dial_delay_millis = EXCLUDED.post_dial_delay_millis,
                    ring_millis = EXCLUDED.ring_millis, cause = EXCLUDED.cause, sip_status = EXCLUDED.sip_status,
                    hung_up_by = EXCLUDED.hung_up_by, dial_status = EXCLUDED.dial_status)
            INSERT INTO calls (
                month, call_id, version, revision, direction, disposition,
                tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                from_number, asserted_number, number, country, region, caller_id, node,
                started_at, routed_at, ringing_at, answered_at, ended_at,
                talk_millis, post_dial_delay_millis, ring_millis, cause, sip_status, hung_up_by,
                reason, connect_client_id, connect_context, reference, tags, facts, changed_in)
            SELECT month, call_id, version, revision, direction, disposition,
                tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                from_number, asserted_number, number, country, region, caller_id, node,
                started_at, routed_at, ringing_at, answered_at, ended_at,
                talk_millis, post_dial_delay_millis, ring_millis, cause, sip_status, hung_up_by,
                reason, connect_client_id, connect_context, reference, tags, CAST(facts AS jsonb),
                CASE WHEN revision > 0 THEN pg_current_xact_id() ELSE '0' END
            FROM ROWS FROM (
                json_to_recordset(CAST(:calls AS json)) AS (
                    month date, call_id text, version bigint, revision bigint, direction text, disposition text,
                    tenant_id uuid, campaign_id uuid, link_id uuid, client_id uuid, carrier_id uuid, did_id uuid,
                    from_number text, asserted_number text, number text, country text, region text, caller_id text,
                    node text,
                    started_at timestamptz, routed_at timestamptz, ringing_at timestamptz, answered_at timestamptz,
                    ended_at timestamptz, talk_millis bigint, post_dial_delay_millis bigint, ring_millis bigint,
                    cause integer, sip_status integer, hung_up_by text, reason text,
                    connect_client_id uuid, connect_context text, reference jsonb, tags jsonb),
                unnest(CAST(:facts AS text[]))) AS new (
                    month, call_id, version, revision, direction, disposition,
                    tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                    from_number, asserted_number, number, country, region, caller_id, node,
                    started_at, routed_at, ringing_at, answered_at, ended_at,
                    talk_millis, post_dial_delay_millis, ring_millis, cause, sip_status, hung_up_by,
                    reason, connect_client_id, connect_context, reference, tags, facts)
            ORDER BY month, call_id
            ON CONFLICT (month, call_id) DO UPDATE SET
                version = EXCLUDED.version, revision = EXCLUDED.revision, direction = EXCLUDED.direction,
                disposition = EXCLUDED.disposition, tenant_id = EXCLUDED.tenant_id,
                campaign_id = EXCLUDED.campaign_id, link_id = EXCLUDED.link_id, client_id = EXCLUDED.client_id,
                carrier_id = EXCLUDED.carrier_id, did_id = EXCLUDED.did_id, from_number = EXCLUDED.from_number,
                asserted_number = EXCLUDED.asserted_number,
                number = EXCLUDED.number, country = EXCLUDED.country, region = EXCLUDED.region,
                caller_id = EXCLUDED.caller_id, started_at = EXCLUDED.started_at, routed_at = EXCLUDED.routed_at,
                ringing_at = EXCLUDED.ringing_at, answered_at = EXCLUDED.answered_at, ended_at = EXCLUDED.ended_at,
                talk_millis = EXCLUDED.talk_millis, post_dial_delay_millis = EXCLUDED.post_dial_delay_millis,
                ring_millis = EXCLUDED.ring_millis, cause = EXCLUDED.cause, sip_status = EXCLUDED.sip_status,
                hung_up_by = EXCLUDED.hung_up_by, reason = EXCLUDED.reason,
                connect_client_id = EXCLUDED.connect_client_id, connect_context = EXCLUDED.connect_context,
                reference = EXCLUDED.reference, tags = EXCLUDED.tags, facts = EXCLUDED.facts,
                changed_in = CASE WHEN EXCLUDED.revision > calls.revision THEN EXCLUDED.changed_in
                    ELSE calls.changed_in END
            WHERE calls.version = EXCLUDED.version - 1
            """;

    private static final JsonMapper FACTS_JSON = TelephonyJson.mapper();
    private static final JsonMapper COLUMNS_JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final DatabaseClient database;

    SqlCallStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<CallId, CallState>> find(Collection<CallId> callIds) {
        var months = callIds.stream().collect(Collectors.groupingBy(CallMonth::of));
        return Flux.fromIterable(months.entrySet())
                .concatMap(month -> find(month.getKey(), month.getValue()))
                .collect(Collectors.toMap(CallState::callId, Function.identity()));
    }

    private Flux<CallState> find(LocalDate month, List<CallId> callIds) {
        return database.sql(FIND)
                .bind("month", month)
                .bind("callIds", Binds.texts(callIds, CallId::value))
                .map(RowReader.with(SqlCallStore::state))
                .all();
    }

    @Override
    public Mono<Void> save(List<CallState.UpdatedCall> updated) {
        return database.sql(SAVE)
                .bind(
                        "attempts",
                        COLUMNS_JSON.writeValueAsString(
                                updated.stream().flatMap(CallRow.AttemptRow::of).toList()))
                .bind(
                        "calls",
                        COLUMNS_JSON.writeValueAsString(
                                updated.stream().map(CallRow::of).toList()))
                .bind(
                        "facts",
                        Binds.texts(
                                updated,
                                one -> FACTS_JSON.writeValueAsString(one.state().knownFacts())))
                .fetch()
                .rowsUpdated()
                .flatMap(saved -> saved == updated.size()
                        ? Mono.empty()
                        : Mono.error(new OptimisticLockingFailureException("another replica has changed a call")));
    }

    private static CallState state(RowReader row) {
        var facts = row.text("facts");
        return new CallState(
                new CallId(row.text("call_id")),
                facts.equals("{}") ? CallFacts.EMPTY : FACTS_JSON.readValue(facts, CallFacts.class),
                row.bigint("revision"),
                row.bigint("version"));
    }
}
