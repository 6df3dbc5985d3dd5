package io.trunkline.routing.placedcalls;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.LegNumbers;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlPlacedCallProgress implements PlacedCallProgress, PlacedCalls {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String RECORD_STEP = """
            INSERT INTO placed_call_steps (call_id, channel_unique_id, kind, attempt, occurred_at, cause, sip_status,
                                           reason)
            SELECT call_id, :channel, :kind, :attempt, :at, :cause, :sipStatus, :reason
            FROM placed_calls WHERE call_id = :call
            ON CONFLICT (call_id, channel_unique_id, kind) DO NOTHING
            """;

    /// The state only moves forward.
    private static final String ADVANCE = """
            UPDATE placed_calls SET state = :state
            WHERE call_id = :call
              AND array_position(ARRAY['requested', 'started', 'ringing', 'answered'], state)
                  < array_position(ARRAY['requested', 'started', 'ringing', 'answered'], :state)
            """;

    /// The reason: a cancellation, else an answer, else why routing stopped the call, else the outcome of the
    /// last attempt.
    private static final String RECORD_END = """
            UPDATE placed_calls
            SET state = 'ended', ended_at = :at,
                reason = CASE WHEN canceled_at IS NOT NULL THEN 'canceled'
                              WHEN state = 'answered' OR :answered THEN 'answered'
                              ELSE COALESCE(stop_reason, last_outcome, 'ended') END
            WHERE call_id = :call AND state NOT IN ('ended', 'not-originated')
            """;

    private static final String RECORD_STOP_REASON =
            "UPDATE placed_calls SET stop_reason = :reason WHERE call_id = :call";

    private static final String RECORD_LAST_OUTCOME =
            "UPDATE placed_calls SET last_outcome = :reason WHERE call_id = :call";

    private static final String NOT_ORIGINATED = """
            WITH stopped AS (
                UPDATE placed_calls
                SET state = 'not-originated', ended_at = :at,
                    reason = CASE WHEN canceled_at IS NOT NULL THEN 'canceled' ELSE :reason END
                WHERE call_id = :call AND state = 'requested'
                RETURNING did_id)
            UPDATE caps c SET total = c.total - 1 FROM stopped WHERE c.id = stopped.did_id AND c.kind = 'did' AND c.total > 0
            """;

    private static final String SELECT = """
            SELECT call_id, tenant_id, campaign_id, did_id, number, as_dialed, caller_id, carrier_id, dial_prefix,
                   connect_client_id, connect_context, reference, node, command_id, placed_by, placed_at, state,
                   reason, ended_at, canceled_at
            FROM placed_calls
            """;

    private static final String PLACED = SELECT + "WHERE call_id = ANY(:calls)";

    private static final String CALL = SELECT + """
            WHERE call_id = :call AND (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
            """;

    private static final String STEPS = """
            SELECT kind, attempt, occurred_at, cause, sip_status, reason
            FROM placed_call_steps WHERE call_id = :call
            ORDER BY occurred_at, attempt, kind
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlPlacedCallProgress(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> recordStep(CallProgress step) {
        Mono<Void> inserted = database.sql(RECORD_STEP)
                .bind("call", step.callId())
                .bind("channel", Objects.requireNonNullElse(step.fact().channelUniqueId(), ""))
                .bind("kind", Binds.enumName(step.kind()))
                .bind("attempt", step.fact().leg().code())
                .bind("at", step.fact().occurredAt())
                .bind("cause", Binds.orNull(step.cause(), Integer.class))
                .bind("sipStatus", Binds.orNull(step.sipStatus(), Integer.class))
                .bind("reason", Binds.orNull(step.reason(), String.class))
                .then();
        return state(step)
                .map(state -> inserted.then(advance(step.callId(), state)))
                .orElse(inserted)
                .then(recordOutcome(step));
    }

    private Mono<Void> recordOutcome(CallProgress step) {
        String dialStatus = step.dialStatus();
        if (step.kind() != CallProgress.Kind.ATTEMPT_ENDED
                || dialStatus == null
                || step.fact().leg().isConnectLeg()) {
            return Mono.empty();
        }
        AttemptOutcome outcome = new AttemptEnd(dialStatus, step.cause(), step.sipStatus()).outcome();
        return updateReason(
                RECORD_LAST_OUTCOME,
                step.callId(),
                StopReason.forOutcome(outcome).code());
    }

    @Override
    public Mono<Void> recordStopReason(CallId call, String reason) {
        return updateReason(RECORD_STOP_REASON, call.value(), reason);
    }

    private Mono<Void> updateReason(String sql, String call, String reason) {
        return database.sql(sql).bind("call", call).bind("reason", reason).then();
    }

    private Mono<Void> advance(String call, String state) {
        return database.sql(ADVANCE).bind("call", call).bind("state", state).then();
    }

    private static Optional<String> state(CallProgress step) {
        boolean dialed = !step.fact().leg().isCall();
        return switch (step.kind()) {
            case STARTED, ATTEMPT_STARTED -> Optional.of("started");
            case RINGING -> Optional.of("ringing");
            case ANSWERED -> dialed ? Optional.of("answered") : Optional.empty();
            case ATTEMPT_ENDED, ENDED, NOT_ORIGINATED -> Optional.empty();
        };
    }

    @Override
    public Mono<Void> recordEnd(CallCompleted completed) {
        return database.sql(RECORD_END)
                .bind("call", completed.callId())
                .bind("at", completed.endedAt())
                .bind("answered", completed.answeredAt() != null)
                .then();
    }

    @Override
    public Mono<Void> recordNotOriginated(CallProgress step) {
        return database.sql(NOT_ORIGINATED)
                .bind("call", step.callId())
                .bind("reason", Binds.orNull(step.reason(), String.class))
                .bind("at", step.fact().occurredAt())
                .then()
                .then(recordStep(step));
    }

    @Override
    public Mono<PlacedCallView> findView(CallId call, Optional<UUID> tenant) {
        return database.sql(CALL)
                .bind("call", call.value())
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(this::view))
                .one()
                .flatMap(view -> steps(call).map(view::withSteps));
    }

    @Override
    public Mono<Map<CallId, PlacedCall>> find(Collection<CallId> calls) {
        return database.sql(PLACED)
                .bind("calls", Binds.texts(calls, CallId::value))
                .map(RowReader.with(this::placedCall))
                .all()
                .collectMap(PlacedCall::id);
    }

    private Mono<List<PlacedCallView.StepView>> steps(CallId call) {
        return database.sql(STEPS)
                .bind("call", call.value())
                .map(RowReader.with(SqlPlacedCallProgress::step))
                .all()
                .collectList();
    }

    private PlacedCallView view(RowReader row) {
        return new PlacedCallView(
                row.text("call_id"),
                row.uuid("tenant_id"),
                row.uuidOrNull("campaign_id"),
                row.uuid("did_id"),
                row.text("number"),
                row.text("caller_id"),
                row.text("node"),
                reference(row),
                row.instant("placed_at"),
                row.text("state"),
                row.textOrNull("reason"),
                row.instantOrNull("ended_at"),
                row.instantOrNull("canceled_at"),
                List.of());
    }

    private PlacedCall placedCall(RowReader row) {
        return new PlacedCall(
                new CallId(row.text("call_id")),
                new TenantId(row.uuid("tenant_id")),
                row.optional("campaign_id", UUID.class).map(CampaignId::new),
                new DidId(row.uuid("did_id")),
                new PhoneNumber(row.text("number")),
                row.text("as_dialed"),
                new PhoneNumber(row.text("caller_id")),
                row.optional("carrier_id", UUID.class).map(CarrierId::new),
                row.optional("dial_prefix", String.class),
                connectTarget(row),
                reference(row),
                row.uuid("command_id"),
                row.text("placed_by"),
                row.instant("placed_at"));
    }

    private static ConnectTarget connectTarget(RowReader row) {
        UUID client = row.uuidOrNull("connect_client_id");
        String context = row.textOrNull("connect_context");
        if (client != null) {
            return new ConnectTarget.ToClient(new ClientId(client));
        }
        return context == null ? new ConnectTarget.OnHold() : new ConnectTarget.ToContext(context);
    }

    private Map<String, String> reference(RowReader row) {
        return json.readValue(row.json("reference"), TEXTS);
    }

    private static PlacedCallView.StepView step(RowReader row) {
        CallLeg leg = CallLeg.ofCode(row.integer("attempt"));
        return new PlacedCallView.StepView(
                row.text("kind"),
                LegNumbers.attempt(leg),
                LegNumbers.connectLeg(leg),
                row.instant("occurred_at"),
                row.integerOrNull("cause"),
                row.integerOrNull("sip_status"),
                row.textOrNull("reason"));
    }
}
