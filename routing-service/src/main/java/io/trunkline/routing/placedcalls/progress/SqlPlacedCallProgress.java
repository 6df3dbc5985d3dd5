package io.trunkline.routing.placedcalls.progress;

import io.trunkline.data.rows.Binds;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlPlacedCallProgress implements PlacedCallProgress {
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

    private final DatabaseClient database;

    SqlPlacedCallProgress(DatabaseClient database) {
        this.database = database;
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
}
