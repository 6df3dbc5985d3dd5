package io.trunkline.cdr.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostDialDelaysTest {
    private static final double MAX_ERROR = 0.05;

    @Test
    void a_quantile_differs_from_the_exact_one_by_less_than_5_percent() {
        var random = new Random(7);
        IntStream.range(0, 200).forEach(_ -> {
            long[] delays =
                    random.longs(1 + random.nextInt(50), 1, 120_000).sorted().toArray();
            assertThat(quantile(0.5, delays)).isCloseTo(exact(0.5, delays), within(MAX_ERROR * exact(0.5, delays)));
            assertThat(quantile(0.95, delays)).isCloseTo(exact(0.95, delays), within(MAX_ERROR * exact(0.95, delays)));
        });
    }

    @Test
    void without_delays_there_is_no_quantile() {
        assertThat(new PostDialDelays(Map.of()).quantileSeconds(0.5)).isEmpty();
    }

    private static double quantile(double share, long... millis) {
        Map<Integer, Long> byBucket = new TreeMap<>();
        Arrays.stream(millis)
                .forEach(one -> byBucket.merge(PostDialDelays.bucketOf(Duration.ofMillis(one)), 1L, Long::sum));
        return new PostDialDelays(byBucket).quantileSeconds(share).orElseThrow();
    }

    private static double exact(double share, long... millis) {
        return millis[(int) Math.ceil(share * millis.length) - 1] / 1_000.0;
    }
}
