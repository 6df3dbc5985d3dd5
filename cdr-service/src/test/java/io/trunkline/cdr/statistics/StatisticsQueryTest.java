package io.trunkline.cdr.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.statistics.domain.Dimension;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.web.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsQueryTest {
    private static final TimeRange DAY =
            new TimeRange(Instant.parse("2026-04-02T00:00:00Z"), Instant.parse("2026-04-03T00:00:00Z"));

    @Test
    void a_page_has_at_most_ten_thousand_points_of_time_series() {
        assertThat(rows(200, "PT1M")).isEqualTo(6);
        assertThat(rows(5, "PT1M")).isEqualTo(5);
        assertThat(rows(200, "PT15M")).isEqualTo(104);
        assertThat(rows(200, "PT1H")).isEqualTo(200);
    }

    @Test
    void without_a_time_series_a_page_has_as_many_rows_as_requested() {
        assertThat(shortened(200, Optional.empty())).isEqualTo(200);
    }

    private static int rows(int limit, String bucket) {
        return shortened(limit, Optional.of(Duration.parse(bucket)));
    }

    private static int shortened(int limit, Optional<Duration> bucket) {
        return new StatisticsQuery(Dimension.CARRIER, List.of(), DAY, bucket, Optional.empty())
                .shortened(new PageRequest(limit, Optional.empty(), Optional.empty(), false))
                .limit();
    }
}
