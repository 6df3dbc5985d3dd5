package io.trunkline.provisioning.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final SignInThrottle throttle = new SignInThrottle(2);

    @Test
    void throttles_after_too_many_failures_until_the_minute_is_over() {
        throttle.recordFailure("ana", NOW);
        assertThat(throttle.isThrottled("ana", NOW)).isFalse();
        throttle.recordFailure("ana", NOW.plusSeconds(10));

        assertThat(throttle.isThrottled("ana", NOW.plusSeconds(59))).isTrue();
        assertThat(throttle.isThrottled("bea", NOW.plusSeconds(59))).isFalse();
        assertThat(throttle.isThrottled("ana", NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void a_successful_sign_in_resets_the_failures() {
        throttle.recordFailure("ana", NOW);
        throttle.recordSuccess("ana");
        throttle.recordFailure("ana", NOW);

        assertThat(throttle.isThrottled("ana", NOW)).isFalse();
    }
}
