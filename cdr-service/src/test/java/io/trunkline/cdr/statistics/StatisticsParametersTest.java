package io.trunkline.cdr.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.web.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsParametersTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT5M", "PT30M", "PT1H", "PT6H", "P1D", "PT24H"})
    void a_bucket_divides_an_hour_or_a_day(String bucket) {
        assertThat(parse("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", bucket).bucket())
                .contains(Duration.parse(bucket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "PT0S", "-PT5M", "PT30S", "PT7M", "PT45M", "PT90M", "PT5H", "P2D", "P9999999D"})
    void other_buckets_are_refused(String bucket) {
        assertThat(refusal("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", bucket))
                .hasMessageContaining("bucket must be")
                .extracting(refused -> refused.code().code())
                .isEqualTo("statistics.bucket-invalid");
    }

    @Test
    void a_time_series_has_at_most_1440_buckets() {
        assertThat(parse("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "PT1M").range())
                .isNotNull();
        assertThat(refusal("2026-03-01T00:00:00Z", "2026-03-02T00:00:01Z", "PT1M"))
                .hasMessageContaining("1440")
                .extracting(refused -> refused.code().code())
                .isEqualTo("statistics.too-many-buckets");
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        assertThat(refusal("2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z", "PT1H")
                        .code()
                        .code())
                .isEqualTo("call-record.range-inverted");
    }

    @Test
    void rows_can_be_limited_to_200_ids() {
        var range = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> StatisticsParameters.parse(
                                        "carrier",
                                        Collections.nCopies(201, "id"),
                                        range,
                                        range.plusSeconds(60),
                                        Optional.empty(),
                                        Optional.empty()))
                        .code()
                        .code())
                .isEqualTo("request.invalid");
    }

    @Test
    void ids_of_carriers_are_uuids_and_those_of_countries_are_not() {
        var id = "0192f0c4-0000-7000-8000-00000000000a";
        assertThat(ofId("carrier", id.toUpperCase(Locale.ROOT)).ids()).containsExactly(id);
        assertThat(ofId("country", "US").ids()).containsExactly("US");
        for (String wrong : List.of("+14045556789", "1-1-1-1-1")) {
            assertThat(catchThrowableOfType(ProblemException.class, () -> ofId("did", wrong)))
                    .hasMessageContaining("id must be a UUID");
        }
    }

    private static StatisticsQuery ofId(String by, String id) {
        var from = Instant.parse("2026-03-01T00:00:00Z");
        return StatisticsParameters.parse(
                by, List.of(id), from, from.plusSeconds(60), Optional.empty(), Optional.empty());
    }

    private static ProblemException refusal(String from, String to, String bucket) {
        return catchThrowableOfType(ProblemException.class, () -> parse(from, to, bucket));
    }

    private static StatisticsQuery parse(String from, String to, String bucket) {
        return StatisticsParameters.parse(
                "carrier", List.of(), Instant.parse(from), Instant.parse(to), Optional.of(bucket), Optional.empty());
    }
}
