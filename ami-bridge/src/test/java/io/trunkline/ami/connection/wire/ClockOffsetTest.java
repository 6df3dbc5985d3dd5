package io.trunkline.ami.connection.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockOffsetTest {

    private static final Instant SENT = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant RECEIVED = SENT.plusMillis(10);

    @ParameterizedTest
    @CsvSource({"1795168800.005000, 0", "1795168802.505000, 2500", "1795168799.005000, -1000"})
    void the_node_is_compared_with_the_middle_between_request_and_response(String nodeTime, long millis) {
        assertThat(ClockOffset.compute(SENT, RECEIVED, nodeTime)).contains(Duration.ofMillis(millis));
    }

    @Test
    void a_response_without_a_readable_time_measures_nothing() {
        assertThat(ClockOffset.compute(SENT, RECEIVED, null)).isEmpty();
        assertThat(ClockOffset.compute(SENT, RECEIVED, "Pong")).isEmpty();
    }
}
