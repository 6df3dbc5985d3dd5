package io.trunkline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Times ONE_TO_A_HUNDRED_MILLIS = new Times(
            LongStream.rangeClosed(1, 100).mapToObj(i -> i * 1_000_000).toList().reversed());

    @Test
    void the_median_is_not_exceeded_by_half() {
        assertThat(ONE_TO_A_HUNDRED_MILLIS.millis(0.5)).isEqualTo(50);
    }

    @Test
    void the_99th_percentile_leaves_one_in_a_hundred_out() {
        assertThat(ONE_TO_A_HUNDRED_MILLIS.millis(0.99)).isEqualTo(99);
    }

    @Test
    void a_single_duration_is_every_percentile() {
        assertThat(new Times(List.of(7_000_000L)).millis(0.01)).isEqualTo(7);
    }
}
