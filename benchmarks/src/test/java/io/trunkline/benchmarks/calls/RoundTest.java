package io.trunkline.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {
    @Test
    void calls_a_second_run_from_the_first_invite_to_the_last_end_and_leave_out_what_did_not_end() {
        Round round = Round.of(
                3,
                List.of(
                        "Date_ms;response_time_ms;rtd_no",
                        "110.000;10.000;1",
                        "112.000;11.500;1",
                        "300.000;190.000;2",
                        "600.000;488.000;2"));

        assertThat(round.rings()).containsExactly(10_000_000L, 11_500_000L);
        assertThat(round.ended()).isEqualTo(2);
        assertThat(round.seconds()).isEqualTo(0.5);
        assertThat(round.aSecond()).isEqualTo(4);
    }
}
