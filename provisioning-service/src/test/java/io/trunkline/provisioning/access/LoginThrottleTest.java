package io.trunkline.provisioning.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final LoginThrottle throttle = new LoginThrottle(2);

    @Test
    void refuses_after_the_last_allowed_failure_until_the_minute_is_over() {
        throttle.failed("ana", NOW);
        assertThat(throttle.refuses("ana", NOW)).isFalse();
        throttle.failed("ana", NOW.plusSeconds(10));

        assertThat(throttle.refuses("ana", NOW.plusSeconds(59))).isTrue();
        assertThat(throttle.refuses("bea", NOW.plusSeconds(59))).isFalse();
        assertThat(throttle.refuses("ana", NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void forgets_failures_once_somebody_is_in() {
        throttle.failed("ana", NOW);
        throttle.succeeded("ana");
        throttle.failed("ana", NOW);

        assertThat(throttle.refuses("ana", NOW)).isFalse();
    }
}
