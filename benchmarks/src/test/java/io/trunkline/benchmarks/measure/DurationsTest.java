package io.trunkline.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DurationsTest {

    private static final Durations ONE_TO_A_HUNDRED_MILLIS = new Durations(
            LongStream.rangeClosed(1, 100).mapToObj(i -> i * 1_000_000).toList().reversed());

    @Test
    void half_of_the_durations_do_not_exceed_the_median() {
        assertThat(ONE_TO_A_HUNDRED_MILLIS.percentileMillis(0.5)).isEqualTo(50);
    }

    @Test
    void one_duration_in_a_hundred_exceeds_the_99th_percentile() {
        assertThat(ONE_TO_A_HUNDRED_MILLIS.percentileMillis(0.99)).isEqualTo(99);
    }

    @Test
    void a_single_duration_is_every_percentile() {
        assertThat(new Durations(List.of(7_000_000L)).percentileMillis(0.01)).isEqualTo(7);
    }
}
