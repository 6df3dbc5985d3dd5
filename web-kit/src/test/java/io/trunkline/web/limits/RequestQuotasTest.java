package io.trunkline.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestQuotasTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RequestQuotas quotas =
            new RequestQuotas(new RateLimitSettings(2, Duration.ofSeconds(60)), nanos::get);

    @Test
    void counts_down_refuses_and_starts_again_with_the_next_window() {
        assertThat(quotas.take("ann")).isEqualTo(new Quota(false, 1, Duration.ofSeconds(60)));
        pass(Duration.ofSeconds(20));
        assertThat(quotas.take("ann")).isEqualTo(new Quota(false, 0, Duration.ofSeconds(40)));
        pass(Duration.ofMillis(39_500));
        Quota refused = quotas.take("ann");
        assertThat(refused).isEqualTo(new Quota(true, 0, Duration.ofMillis(500)));
        assertThat(refused.resetSeconds()).isEqualTo(1);

        pass(Duration.ofMillis(500));

        assertThat(quotas.take("ann")).isEqualTo(new Quota(false, 1, Duration.ofSeconds(60)));
    }

    @Test
    void each_sender_has_a_quota_of_its_own() {
        quotas.take("ann");
        quotas.take("ann");

        assertThat(quotas.take("ann").isExceeded()).isTrue();
        assertThat(quotas.take("bob").isExceeded()).isFalse();
    }

    @Test
    void remembers_at_most_10_000_senders_and_keeps_the_one_that_sends_most() {
        quotas.take("busy");
        quotas.take("busy");
        for (int i = 0; i < 30_000; i++) {
            quotas.take("sender " + i);
            if (i % 100 == 0) {
                assertThat(quotas.take("busy").isExceeded()).isTrue();
            }
        }

        assertThat(quotas.remembered()).isEqualTo(10_000);
    }

    @Test
    void forgets_a_sender_that_has_sent_nothing_for_two_windows() {
        quotas.take("ann");
        pass(Duration.ofSeconds(121));

        assertThat(quotas.remembered()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, PT1M", "1, PT0S", "1, PT0.5S", "1, PT1.5S"})
    void refuses_settings_that_the_headers_cannot_express(int requests, Duration window) {
        assertThatThrownBy(() -> new RateLimitSettings(requests, window)).hasMessageContaining("trunkline.rate-limit");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
