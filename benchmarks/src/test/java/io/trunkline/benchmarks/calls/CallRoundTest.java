package io.trunkline.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallRoundTest {
    @Test
    void the_rate_counts_completed_calls_from_the_first_invite_to_the_last_end() {
        CallRound round = CallRound.parse(
                3,
                List.of(
                        "Date_ms;response_time_ms;rtd_no",
                        "110.000;10.000;1",
                        "112.000;11.500;1",
                        "300.000;190.000;2",
                        "600.000;488.000;2"));

        assertThat(round.ringDelayNanos()).containsExactly(10_000_000L, 11_500_000L);
        assertThat(round.completed()).isEqualTo(2);
        assertThat(round.seconds()).isEqualTo(0.5);
        assertThat(round.perSecond()).isEqualTo(4);
    }
}
