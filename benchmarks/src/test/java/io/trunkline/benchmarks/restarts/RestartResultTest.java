package io.trunkline.benchmarks.restarts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.benchmarks.restarts.RestartResult.CallerRecord;
import io.trunkline.benchmarks.restarts.RestartResult.PartyCallers;
import io.trunkline.testkit.sipp.SippSteadyCaller.PlacedCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The long test must notice whatever it looks for.
class RestartResultTest {
    private static final String ONE = "15550000001";
    private static final String TWO = "15550000002";
    private static final List<PlacedCall> CALLS = List.of(call(ONE, 200, true), call(TWO, 200, true));
    private static final PartyCallers ALL_AT_CLIENT = new PartyCallers(List.of("+" + ONE, TWO), List.of());
    private static final List<CallerRecord> RECORDS = List.of(answered(ONE), answered("+" + TWO));

    @Test
    void calls_with_one_record_each_are_clean() {
        RestartResult result = RestartResult.compare(7, CALLS, ALL_AT_CLIENT, RECORDS);

        assertThat(result.isClean()).isTrue();
        assertThat(result.summary())
                .isEqualTo("7 restarts, 2 calls, overflow 0, not answered 0, records missing 0, twice 0, wrong 0");
    }

    @Test
    void a_test_without_calls_is_not_clean() {
        assertThat(RestartResult.compare(7, List.of(), new PartyCallers(List.of(), List.of()), List.of())
                        .isClean())
                .isFalse();
    }

    @Test
    void a_caller_at_the_overflow_target_is_noticed() {
        RestartResult result =
                RestartResult.compare(7, CALLS, new PartyCallers(List.of(ONE), List.of("+" + TWO)), RECORDS);

        assertThat(result.overflow()).containsExactly(TWO);
        assertThat(result.notAnswered()).containsExactly(TWO);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void a_rejected_or_broken_call_is_noticed() {
        List<PlacedCall> calls = List.of(call(ONE, 503, false), call(TWO, 200, false));

        RestartResult result = RestartResult.compare(7, calls, ALL_AT_CLIENT, RECORDS);

        assertThat(result.notAnswered()).containsExactly(ONE, TWO);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void a_missing_record_is_noticed() {
        RestartResult result = RestartResult.compare(7, CALLS, ALL_AT_CLIENT, List.of(answered(ONE)));

        assertThat(result.missing()).containsExactly(TWO);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void a_second_record_of_a_call_is_noticed() {
        RestartResult result = RestartResult.compare(
                7, CALLS, ALL_AT_CLIENT, List.of(answered(ONE), answered(TWO), answered("+" + TWO)));

        assertThat(result.repeated()).containsExactly(TWO);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void a_record_that_shows_no_answer_or_a_second_attempt_is_noticed() {
        RestartResult result = RestartResult.compare(
                7,
                CALLS,
                ALL_AT_CLIENT,
                List.of(new CallerRecord(ONE, "failed", 1, 16, 4), new CallerRecord(TWO, "answered", 2, 16, 4)));

        assertThat(result.wrong()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void a_wrong_cause_or_talk_time_is_noticed() {
        RestartResult result = RestartResult.compare(
                7,
                CALLS,
                ALL_AT_CLIENT,
                List.of(new CallerRecord(ONE, "answered", 1, 31, 4), new CallerRecord(TWO, "answered", 1, 16, 5.1)));

        assertThat(result.wrong()).containsExactlyInAnyOrder(ONE, TWO);
    }

    private static PlacedCall call(String from, int status, boolean hungUp) {
        return new PlacedCall(from, status, hungUp, Duration.ofSeconds(4));
    }

    private static CallerRecord answered(String from) {
        return new CallerRecord(from, "answered", 1, 16, 4.8);
    }
}
