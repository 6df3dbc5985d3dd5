package io.trunkline.provisioning.signinlimits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final DelayRule RULE =
            new DelayRule(3, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofDays(1));

    @Test
    void the_delay_begins_after_some_failures_and_doubles_up_to_the_longest() {
        List<Long> delays = new ArrayList<>();
        FailedAttempts failed = FailedAttempts.none(NOW);
        Instant now = NOW;
        for (int i = 0; i < 7; i++) {
            failed = failed.withAttempt(now, RULE);
            delays.add(failed.waitingTime(now).toMinutes());
            now = now.plus(failed.waitingTime(now));
        }

        assertThat(delays).containsExactly(0L, 0L, 1L, 2L, 4L, 5L, 5L);
    }

    @Test
    void the_longest_delay_stays_after_very_many_failures() {
        assertThat(RULE.delayAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void an_attempt_that_did_not_fail_is_taken_back() {
        FailedAttempts two = FailedAttempts.none(NOW).withAttempt(NOW, RULE).withAttempt(NOW, RULE);

        FailedAttempts after = two.withAttempt(NOW, RULE).withoutAttempt();

        assertThat(after.waitingTime(NOW)).isZero();
        assertThat(after.count()).isEqualTo(2);
    }

    @Test
    void failures_are_forgotten_after_the_period() {
        FailedAttempts three = FailedAttempts.none(NOW)
                .withAttempt(NOW, RULE)
                .withAttempt(NOW, RULE)
                .withAttempt(NOW, RULE);
        Instant nextDay = NOW.plus(Duration.ofDays(1));

        assertThat(three.withAttempt(nextDay.minusSeconds(1), RULE).count()).isEqualTo(4);
        assertThat(three.withAttempt(nextDay, RULE).count()).isEqualTo(1);
    }
}
