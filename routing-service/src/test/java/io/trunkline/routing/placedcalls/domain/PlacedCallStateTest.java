package io.trunkline.routing.placedcalls.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.placedcalls.domain.PlacedCallState.LoggedEvent;
import io.trunkline.routing.placedcalls.domain.PlacedCallState.Stage;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacedCallStateTest {
    private static final CallId CALL = new CallId("ast1-1795168093.t4k2mnpqrstvw");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void the_state_moves_forward_only() {
        PlacedCallState call = call(Stage.REQUESTED, false);

        call.advance(Stage.RINGING);
        call.advance(Stage.STARTED);

        assertThat(call.row().stage()).isEqualTo(Stage.RINGING);
        assertThat(call.hasChanged()).isTrue();
    }

    @Test
    void the_reason_of_the_end_is_a_cancellation_an_answer_the_stop_or_the_last_outcome() {
        assertThat(endReason(Stage.RINGING, true)).isEqualTo("canceled");
        assertThat(endReason(Stage.ANSWERED, true)).isEqualTo("hung-up");
        assertThat(endReason(Stage.ANSWERED, false)).isEqualTo("answered");
        assertThat(endReason(Stage.RINGING, false)).isEqualTo("carriers.exhausted");
        PlacedCallState withoutStop = call(Stage.RINGING, false);
        withoutStop.attemptEnded("attempt.busy");
        withoutStop.end(NOON, false);
        assertThat(withoutStop.row().reason()).contains("attempt.busy");
    }

    @Test
    void the_reason_of_routing_counts_before_and_after_the_end() {
        PlacedCallState unexplained = call(Stage.STARTED, false);
        unexplained.end(NOON, false);
        assertThat(unexplained.row().reason()).contains("ended");
        unexplained.stop("routing.unavailable");
        assertThat(unexplained.row().reason()).contains("routing.unavailable");
        assertThat(unexplained.row().endedAt()).contains(NOON);

        PlacedCallState busy = call(Stage.STARTED, false);
        busy.attemptEnded("attempt.busy");
        busy.end(NOON, false);
        busy.stop("routing.unavailable");
        assertThat(busy.row().reason()).contains("routing.unavailable");
        busy.stop("carriers.none-eligible");
        assertThat(busy.row().reason()).contains("routing.unavailable");

        PlacedCallState answered = call(Stage.ANSWERED, false);
        answered.end(NOON, true);
        answered.stop("routing.unavailable");
        assertThat(answered.row().reason()).contains("answered");
    }

    private static String endReason(Stage stage, boolean canceled) {
        PlacedCallState call = call(stage, canceled);
        call.attemptEnded("attempt.busy");
        call.stop("carriers.exhausted");
        call.end(NOON, false);
        call.end(NOON.plusSeconds(1), true);
        assertThat(call.row().endedAt()).contains(NOON);
        return call.row().reason().orElseThrow();
    }

    @Test
    void each_event_is_logged_once_and_none_after_the_end() {
        PlacedCallState call = call(Stage.STARTED, false);
        PlacedCallEvent ringing = PlacedCallEvent.of(CALL, PlacedCallEvent.Kind.RINGING, CallLeg.attempt(1), NOON);

        call.log(ringing);
        call.log(ringing);
        call.end(NOON, true);
        call.log(PlacedCallEvent.ended(CALL, NOON, Optional.of(16)));
        call.log(PlacedCallEvent.of(CALL, PlacedCallEvent.Kind.ANSWERED, CallLeg.attempt(1), NOON));

        assertThat(call.newEvents()).extracting(NumberedEvent::number).containsExactly(2, 3);
        assertThat(call.newEvents().getLast().event().reason()).contains("answered");
        assertThat(call.row().events()).isEqualTo(3);
    }

    @Test
    void a_call_that_was_not_originated_returns_its_usage_once() {
        PlacedCallState call = call(Stage.REQUESTED, false);
        call.notOriginated(NOON, Optional.of("expired"));
        assertThat(call.returnsUsage()).isTrue();
        assertThat(call.row().reason()).contains("expired");

        PlacedCallState again = new PlacedCallState(call.row(), List.of());
        again.notOriginated(NOON, Optional.of("failed"));
        again.end(NOON, false);
        assertThat(again.returnsUsage()).isFalse();
        assertThat(again.hasChanged()).isFalse();

        PlacedCallState started = call(Stage.STARTED, false);
        started.notOriginated(NOON, Optional.of("unknown"));
        assertThat(started.returnsUsage()).isFalse();
    }

    private static PlacedCallState call(Stage stage, boolean canceled) {
        return new PlacedCallState(
                new PlacedCallState.Row(
                        CALL,
                        new UUID(0, 1),
                        stage,
                        canceled,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1),
                List.of(new LoggedEvent(PlacedCallEvent.Kind.REQUESTED, CallLeg.CALL)));
    }
}
