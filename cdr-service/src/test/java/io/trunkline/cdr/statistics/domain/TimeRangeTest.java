package io.trunkline.cdr.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void a_range_consists_of_days_and_of_hours_and_minutes_around_them() {
        assertThat(parts("2026-03-01T22:58:00Z", "2026-03-04T01:02:00Z"))
                .containsExactly(
                        "MINUTE 2026-03-01T22:58:00Z 2026-03-01T23:00:00Z",
                        "HOUR 2026-03-01T23:00:00Z 2026-03-02T00:00:00Z",
                        "DAY 2026-03-02T00:00:00Z 2026-03-04T00:00:00Z",
                        "HOUR 2026-03-04T00:00:00Z 2026-03-04T01:00:00Z",
                        "MINUTE 2026-03-04T01:00:00Z 2026-03-04T01:02:00Z");
    }

    @Test
    void a_range_within_an_hour_consists_of_minutes() {
        assertThat(parts("2026-03-01T10:10:00Z", "2026-03-01T10:20:00Z"))
                .containsExactly("MINUTE 2026-03-01T10:10:00Z 2026-03-01T10:20:00Z");
    }

    @Test
    void a_range_that_ends_in_the_next_hour_consists_of_minutes_of_both() {
        assertThat(parts("2026-03-01T10:50:00Z", "2026-03-01T11:10:00Z"))
                .containsExactly("MINUTE 2026-03-01T10:50:00Z 2026-03-01T11:10:00Z");
    }

    @Test
    void counts_of_an_almost_whole_day_are_those_of_the_day_less_the_rest() {
        assertThat(new TimeRange(Instant.parse("2026-03-01T00:07:00Z"), Instant.parse("2026-03-01T22:58:00Z"))
                        .summands().stream().map(one -> (one.isAdded() ? "+ " : "- ") + text(one.part())))
                .containsExactly(
                        "+ DAY 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z",
                        "- HOUR 2026-03-01T23:00:00Z 2026-03-02T00:00:00Z",
                        "- MINUTE 2026-03-01T00:00:00Z 2026-03-01T00:07:00Z",
                        "- MINUTE 2026-03-01T22:58:00Z 2026-03-01T23:00:00Z");
    }

    @Property(tries = 300)
    void summands_have_each_minute_of_the_range_once_and_no_other(
            @ForAll @IntRange(max = 2_900) int from, @ForAll @IntRange(min = 1, max = 4_500) int minutes) {
        var range = new TimeRange(START.plus(Duration.ofMinutes(from)), START.plus(Duration.ofMinutes(from + minutes)));

        Map<Instant, Integer> counted = new TreeMap<>();
        for (var summand : range.summands()) {
            for (var minute : summand.part().range().steps(Duration.ofMinutes(1))) {
                var _ = counted.merge(minute.from(), summand.isAdded() ? 1 : -1, Integer::sum);
            }
        }
        counted.values().removeIf(count -> count == 0);

        assertThat(counted.keySet())
                .containsExactlyElementsOf(range.steps(Duration.ofMinutes(1)).stream()
                        .map(TimeRange::from)
                        .toList());
        assertThat(counted.values()).containsOnly(1);
    }

    @Test
    void a_range_is_extended_to_whole_buckets() {
        var range = TimeRange.ofWholeBuckets(
                Instant.parse("2026-03-01T10:07:30Z"),
                Instant.parse("2026-03-01T10:20:00.001Z"),
                Duration.ofMinutes(5));

        assertThat(range)
                .isEqualTo(new TimeRange(Instant.parse("2026-03-01T10:05:00Z"), Instant.parse("2026-03-01T10:25:00Z")));
    }

    private static List<String> parts(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to))
                .parts().stream().map(TimeRangeTest::text).toList();
    }

    private static String text(TimeRange.Part part) {
        return part.size() + " " + part.range().from() + " " + part.range().to();
    }
}
