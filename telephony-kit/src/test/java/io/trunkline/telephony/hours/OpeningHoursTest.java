package io.trunkline.telephony.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trunkline.telephony.hours.OpeningHours.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    /// 2026: New York is put forward on March 8 at 02:00 and back on November 1 at 02:00; Madrid on March 29 and
    /// October 25.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UTC;              friday 09:00-18:00;                    2026-11-20T08:59:59Z; false",
                "UTC;              friday 09:00-18:00;                    2026-11-20T09:00:00Z; true",
                "UTC;              friday 09:00-18:00;                    2026-11-20T17:59:59Z; true",
                "UTC;              friday 09:00-18:00;                    2026-11-20T18:00:00Z; false",
                "UTC;              friday 09:00-18:00;                    2026-11-21T10:00:00Z; false",
                "UTC;              friday 09:00-12:00, friday 13:00-18:00; 2026-11-20T12:30:00Z; false",
                "UTC;              friday 22:00-06:00;                    2026-11-20T23:00:00Z; true",
                "UTC;              friday 22:00-06:00;                    2026-11-21T05:59:00Z; true",
                "UTC;              friday 22:00-06:00;                    2026-11-21T06:00:00Z; false",
                "UTC;              friday 22:00-06:00;                    2026-11-20T05:00:00Z; false",
                "UTC;              sunday 22:00-06:00;                    2026-11-23T05:00:00Z; true",
                "UTC;              friday 00:00-00:00;                    2026-11-20T00:00:00Z; true",
                "UTC;              friday 00:00-00:00;                    2026-11-20T23:59:59Z; true",
                "UTC;              friday 00:00-00:00;                    2026-11-21T00:00:00Z; false",
                "Europe/Madrid;    friday 09:00-18:00;                    2026-11-20T08:00:00Z; true",
                "Europe/Madrid;    friday 09:00-18:00;                    2026-07-17T07:00:00Z; true",
                "Europe/Madrid;    friday 09:00-18:00;                    2026-07-17T06:59:00Z; false",
                "Asia/Kolkata;     saturday 01:00-02:00;                  2026-11-20T19:30:00Z; true",
                // the skipped hour: what begins in it begins when clocks are put forward
                "America/New_York; sunday 02:30-10:00;                    2026-03-08T06:59:59Z; false",
                "America/New_York; sunday 02:30-10:00;                    2026-03-08T07:00:00Z; true",
                "America/New_York; sunday 01:00-02:30;                    2026-03-08T06:59:59Z; true",
                "America/New_York; sunday 01:00-02:30;                    2026-03-08T07:00:00Z; false",
                "America/New_York; saturday 22:00-06:00;                  2026-03-08T09:59:00Z; true",
                "America/New_York; saturday 22:00-06:00;                  2026-03-08T10:00:00Z; false",
                // the hour that is lived twice: one stretch, from the first time on
                "America/New_York; sunday 01:30-09:00;                    2026-11-01T05:29:00Z; false",
                "America/New_York; sunday 01:30-09:00;                    2026-11-01T05:30:00Z; true",
                "America/New_York; sunday 01:30-09:00;                    2026-11-01T06:15:00Z; true",
                "America/New_York; saturday 22:00-01:30;                  2026-11-01T05:29:59Z; true",
                "America/New_York; saturday 22:00-01:30;                  2026-11-01T06:15:00Z; false",
                "America/New_York; saturday 22:00-06:00;                  2026-11-01T10:59:00Z; true",
                "America/New_York; saturday 22:00-06:00;                  2026-11-01T11:00:00Z; false",
            })
    void a_span_is_one_period_in_its_time_zone(String zone, String spans, Instant now, boolean open) {
        assertThat(new OpeningHours(ZoneId.of(zone), spans(spans)).isOpenAt(now))
                .isEqualTo(open);
    }

    @Test
    void no_spans_means_always_open() {
        assertThat(OpeningHours.always(ZoneId.of("UTC")).isOpenAt(Instant.parse("2026-11-20T10:00:00Z")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monday 09:00-12:00, monday 11:59-13:00",
                "monday 09:00-12:00, monday 09:00-12:00",
                "monday 22:00-06:00, tuesday 05:00-07:00",
                "sunday 22:00-06:00, monday 00:00-01:00",
                "monday 00:00-00:00, monday 12:00-13:00",
                "monday 08:00-08:00, tuesday 07:00-09:00"
            })
    void spans_may_not_overlap(String spans) {
        List<Span> read = Arrays.stream(spans.split(", ")).map(Span::parse).toList();

        assertThatIllegalArgumentException().isThrownBy(() -> new OpeningHours(ZoneId.of("UTC"), read));
    }

    @Test
    void a_span_may_begin_where_another_ends() {
        List<Span> week = spans("monday 00:00-00:00, tuesday 00:00-06:00, tuesday 06:00-07:00, sunday 22:00-00:00");

        assertThat(OpeningHours.overlap(week)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monday 24:00-01:00", "monday 9:00-10:00", "caturday 09:00-10:00", "monday 09:00", ""})
    void other_texts_are_not_spans(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Span.parse(text));
    }

    private static List<Span> spans(String spans) {
        return Arrays.stream(spans.split(", ")).map(Span::parse).toList();
    }
}
