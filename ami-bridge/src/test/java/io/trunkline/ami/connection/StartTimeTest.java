package io.trunkline.ami.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTimeTest {

    @ParameterizedTest(name = "uptime {0}, said to have started on {1} at {2}")
    @CsvSource({
        "60, 2026-11-20, 09:59:00",
        // uptime wavers by a second from login to login
        "61, 2026-11-20, 09:59:00",
        "59, 2026-11-20, 09:59:00",
        // a node in India, in New York, in Kathmandu
        "60, 2026-11-20, 15:29:00",
        "60, 2026-11-20, 04:59:00",
        "60, 2026-11-20, 15:44:00",
    })
    void the_same_start_is_told_whatever_the_zone(long uptime, String date, String time) {
        Instant now = Instant.parse("2026-11-20T10:00:00.700Z");

        assertThat(StartTime.of(now, uptime, date, time)).isEqualTo(Instant.parse("2026-11-20T09:59:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -", "2026-11-20, -", "yesterday, noon"})
    void without_a_readable_date_the_uptime_has_to_do(String date, String time) {
        Instant now = Instant.parse("2026-11-20T10:00:00.700Z");

        assertThat(StartTime.of(now, 60, date, time)).isEqualTo(Instant.parse("2026-11-20T09:59:00Z"));
    }
}
