package io.trunkline.ami.callfacts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.250Z");

    private final CallRate rate = new CallRate();

    @Test
    void the_calls_of_the_last_whole_minute_count() {
        rate.add(NOW.minusSeconds(60), 20);
        rate.add(NOW.minusSeconds(30), 9);
        rate.add(NOW.minusSeconds(30), 1);

        assertThat(rate.perSecond(NOW)).isEqualTo(0.5);
    }

    @Test
    void calls_of_the_current_second_and_older_ones_do_not_count() {
        rate.add(NOW.minusSeconds(61), 60);
        rate.add(NOW, 60);

        assertThat(rate.perSecond(NOW)).isZero();
        assertThat(rate.perSecond(NOW.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void a_second_starts_anew_after_a_minute() {
        rate.add(NOW.minusSeconds(120), 60);
        rate.add(NOW.minusSeconds(60), 30);

        assertThat(rate.perSecond(NOW)).isEqualTo(0.5);
    }
}
