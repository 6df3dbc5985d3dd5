package io.trunkline.cdr.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.statistics.domain.CountDifference.Bucket;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountDifferenceTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final CallId CALL = new CallId("ast1-1775127580.1");

    private final CountDifference difference = new CountDifference();

    @Test
    void a_call_in_progress_over_an_hours_end_is_in_progress_before_the_next_hour() {
        difference.replace(Contribution.NONE, call(Disposition.ANSWERED, "2026-04-02T11:00:05.9Z"));

        var counts = difference.byBucket();
        assertThat(of(counts, BucketSize.MINUTE, "2026-04-02T10:59:00Z").changes())
                .isEqualTo(Map.of(40, 1));
        assertThat(of(counts, BucketSize.MINUTE, "2026-04-02T11:00:00Z").changes())
                .isEqualTo(Map.of(6, -1));
        assertThat(of(counts, BucketSize.HOUR, "2026-04-02T11:00:00Z").inProgress())
                .isEqualTo(1);
        assertThat(of(counts, BucketSize.HOUR, "2026-04-02T11:00:00Z").attempts())
                .isZero();
        assertThat(of(counts, BucketSize.HOUR, "2026-04-02T10:00:00Z").of(Disposition.ANSWERED))
                .isEqualTo(1);
    }

    @Test
    void a_call_in_progress_over_midnight_is_in_progress_before_the_next_day() {
        difference.replace(Contribution.NONE, call(Disposition.ANSWERED, "2026-04-03T00:00:00Z"));

        var nextDay = of(difference.byBucket(), BucketSize.DAY, "2026-04-03T00:00:00Z");
        assertThat(nextDay.inProgress()).isEqualTo(1);
        assertThat(nextDay.attempts()).isZero();
        assertThat(of(difference.byBucket(), BucketSize.DAY, "2026-04-02T00:00:00Z")
                        .inProgress())
                .isZero();
    }

    @Test
    void a_revision_adds_the_difference() {
        var before = call(Disposition.NO_ANSWER, "2026-04-02T10:59:50Z");
        var now = call(Disposition.ANSWERED, "2026-04-02T10:59:50Z");

        difference.replace(before, now);

        var day = of(difference.byBucket(), BucketSize.DAY, "2026-04-02T00:00:00Z");
        assertThat(day.of(Disposition.NO_ANSWER)).isEqualTo(-1);
        assertThat(day.of(Disposition.ANSWERED)).isEqualTo(1);
        assertThat(day.attempts()).isZero();
    }

    @Test
    void a_repeated_call_changes_nothing() {
        var call = call(Disposition.ANSWERED, "2026-04-02T12:00:00Z");

        difference.replace(call, call);

        assertThat(difference.byBucket()).isEmpty();
    }

    @Test
    void the_peak_of_a_minute_is_the_highest_number_at_one_of_its_seconds() {
        var counts = new Counts();
        counts.addChange(Instant.parse("2026-04-02T10:00:00Z"), -2);
        counts.addChange(Instant.parse("2026-04-02T10:00:10Z"), 3);
        counts.addChange(Instant.parse("2026-04-02T10:00:20Z"), -3);

        assertThat(counts.peakChange()).isEqualTo(1);
        assertThat(counts.netChange()).isEqualTo(-2);
    }

    /// Starts at 10:59:40.
    private static Contribution call(Disposition disposition, String endedAt) {
        return Contribution.of(new CompleteCall(
                CALL,
                TENANT,
                null,
                null,
                null,
                null,
                null,
                "ast1",
                disposition,
                CALL.startedAt(),
                Instant.parse(endedAt),
                0,
                null,
                List.of()));
    }

    private static Counts of(Map<Bucket, Counts> counts, BucketSize size, String at) {
        return counts.get(new Bucket(size, Dimension.TENANT, TENANT.toString(), TENANT, Instant.parse(at)));
    }
}
