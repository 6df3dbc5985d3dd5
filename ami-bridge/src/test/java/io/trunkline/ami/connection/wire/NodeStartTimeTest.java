package io.trunkline.ami.connection.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeStartTimeTest {

    @ParameterizedTest(name = "uptime {0}, start reported as {1} {2}")
    @CsvSource({
        "60, 2026-11-20, 09:59:00",
        // the uptime varies by a second from login to login
        "61, 2026-11-20, 09:59:00",
        "59, 2026-11-20, 09:59:00",
        // a node in India, in New York, in Kathmandu
        "60, 2026-11-20, 15:29:00",
        "60, 2026-11-20, 04:59:00",
        "60, 2026-11-20, 15:44:00",
    })
    void the_start_time_is_the_same_in_every_time_zone(long uptime, String date, String time) {
        Instant now = Instant.parse("2026-11-20T10:00:00.700Z");

        assertThat(NodeStartTime.compute(now, uptime, date, time)).isEqualTo(Instant.parse("2026-11-20T09:59:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -", "2026-11-20, -", "yesterday, noon"})
    void falls_back_to_the_uptime_without_a_readable_date(String date, String time) {
        Instant now = Instant.parse("2026-11-20T10:00:00.700Z");

        assertThat(NodeStartTime.compute(now, 60, date, time)).isEqualTo(Instant.parse("2026-11-20T09:59:00Z"));
    }
}
