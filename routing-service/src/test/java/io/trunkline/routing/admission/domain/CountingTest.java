package io.trunkline.routing.admission.domain;

import static io.trunkline.routing.admission.domain.AdmissionFixture.CAMPAIGN;
import static io.trunkline.routing.admission.domain.AdmissionFixture.LINK;
import static io.trunkline.routing.admission.domain.AdmissionFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.decision.domain.answer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Which calls count in totals and windows: attempts, answered calls, or those of a minimum talk time.
class CountingTest {
    private static final String CALL = AdmissionFixture.call(1);
    private static final String OTHER = AdmissionFixture.call(2);
    private static final Counting ANSWERED = Counting.answered(Duration.ZERO);
    private static final Counting A_MINUTE = Counting.answered(Duration.ofSeconds(60));

    private final AdmissionFixture fixture = AdmissionFixture.unlimited();

    @Example
    void a_cap_of_attempts_counts_unanswered_ones() {
        fixture.setCounting(LINK, Counting.ATTEMPTS);
        var _ = fixture.admit(CALL);

        fixture.apply(AdmissionFixture.attemptEnded(CALL, 1, Answered.NO));

        assertCounted(LINK, 1, 1);
        assertThat(fixture.total(CAMPAIGN)).isZero();
    }

    @Example
    void a_cap_of_answered_calls_counts_an_attempt_until_it_is_known_to_be_unanswered() {
        fixture.setCounting(LINK, ANSWERED);
        var _ = fixture.admit(CALL);
        assertCounted(LINK, 1, 1);

        fixture.apply(AdmissionFixture.attemptEnded(CALL, 1, Answered.NO));

        assertCounted(LINK, 0, 0);
        assertThat(fixture.usage(LINK).attempts()).isEqualTo(1);
        assertThat(fixture.usage(LINK).day().attempts()).isEqualTo(1);
        assertThat(fixture.usage(CAMPAIGN).day().count()).as("attempts").isEqualTo(1);
    }

    @Example
    void a_call_below_the_minimum_talk_time_is_taken_back_once() {
        fixture.setCounting(LINK, A_MINUTE);
        var _ = fixture.admit(CALL);
        fixture.apply(AdmissionFixture.answeredAt(CALL, 1, NOON));
        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.YES));
        assertCounted(LINK, 0, 0);

        fixture.apply(AdmissionFixture.endedAt(CALL, 1, Answered.YES, NOON.plusSeconds(2)));
        fixture.apply(AdmissionFixture.completedAt(CALL, NOON, NOON.plusSeconds(2)));

        assertCounted(LINK, 0, 0);
        assertThat(fixture.total(CAMPAIGN)).as("answered").isEqualTo(1);
    }

    @Example
    void a_call_of_the_minimum_talk_time_counts() {
        fixture.setCounting(LINK, A_MINUTE);
        var _ = fixture.admit(CALL);
        fixture.apply(AdmissionFixture.answeredAt(CALL, 1, NOON));
        fixture.at(NOON.plusSeconds(61));

        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.YES));
        assertCounted(LINK, 1, 1);
        fixture.apply(AdmissionFixture.endedAt(CALL, 1, Answered.YES, NOON.plusSeconds(60)));

        assertCounted(LINK, 1, 1);
    }

    @Example
    void a_call_a_millisecond_short_does_not_count() {
        fixture.setCounting(LINK, A_MINUTE);
        var _ = fixture.admit(CALL);
        fixture.at(NOON.plusSeconds(61));

        fixture.apply(
                AdmissionFixture.answeredAt(CALL, 1, NOON),
                AdmissionFixture.endedAt(CALL, 1, Answered.YES, NOON.plusMillis(59_999)));

        assertCounted(LINK, 0, 0);
    }

    /// The answer is stored before the end is reported.
    @Example
    void a_minute_is_a_minute_with_times_that_are_more_precise_than_the_database() {
        fixture.setCounting(LINK, A_MINUTE);
        var _ = fixture.admit(CALL);
        fixture.at(NOON.plusSeconds(61));
        Instant answered = NOON.plusNanos(999_999_999);

        fixture.apply(AdmissionFixture.answeredAt(CALL, 1, answered));
        assertThat(fixture.lease(CALL, 1).talkTime().from()).contains(NOON.plusNanos(999_999_000));
        fixture.apply(AdmissionFixture.endedAt(CALL, 1, Answered.YES, answered.plusSeconds(60)));

        assertCounted(LINK, 1, 1);
    }

    @Example
    void an_attempt_in_progress_is_counted_so_that_the_limit_is_never_exceeded() {
        fixture.setCounting(LINK, A_MINUTE).setLimits(LINK, AdmissionFixture.total(1));
        var _ = fixture.admit(CALL);

        assertThat(fixture.admit(OTHER).decision().answer()).isInstanceOf(Answer.Stop.class);
        fixture.apply(
                AdmissionFixture.answeredAt(CALL, 1, NOON),
                AdmissionFixture.endedAt(CALL, 1, Answered.YES, NOON.plusSeconds(2)));

        assertThat(fixture.admit(AdmissionFixture.call(3)).decision().answer()).isInstanceOf(Answer.Dial.class);
    }

    /// The node was away when it ended: the snapshot knows that the call lasted no longer than its lease.
    @Example
    void a_call_whose_end_is_never_reported_is_settled_by_the_time_since_its_admission() {
        fixture.setCounting(LINK, A_MINUTE);
        var _ = fixture.admit(CALL);
        var _ = fixture.admit(OTHER);
        fixture.apply(AdmissionFixture.answeredAt(CALL, 1, NOON), AdmissionFixture.answeredAt(OTHER, 1, NOON));

        fixture.at(NOON.plusSeconds(59));
        fixture.apply(AdmissionFixture.absentFromSnapshot(CALL, NOON.plusSeconds(58)));
        assertCounted(LINK, 1, 1);
        fixture.at(NOON.plusSeconds(90));
        fixture.apply(AdmissionFixture.absentFromSnapshot(OTHER, NOON.plusSeconds(89)));
        assertThat(fixture.lease(OTHER, 1).isHeld()).isFalse();
        assertCounted(LINK, 1, 1);

        fixture.apply(AdmissionFixture.completedAt(OTHER, NOON, NOON.plusSeconds(30)));
        assertCounted(LINK, 0, 0);
    }

    @Example
    void what_is_taken_back_in_a_later_window_leaves_that_window_alone() {
        fixture.setCounting(LINK, ANSWERED);
        var _ = fixture.admit(CALL);
        fixture.at(NOON.plus(Duration.ofDays(1)));
        var _ = fixture.admit(OTHER);

        fixture.apply(AdmissionFixture.attemptEnded(CALL, 1, Answered.NO));

        assertThat(fixture.total(LINK)).isEqualTo(1);
        assertThat(fixture.usage(LINK).day().count()).isEqualTo(1);
        assertThat(fixture.usage(LINK).month().count()).as("the same month").isEqualTo(1);
    }

    @Example
    void a_late_answer_counts_again_and_is_reported_above_the_limit() {
        fixture.setCounting(LINK, ANSWERED).setLimits(LINK, AdmissionFixture.total(1));
        var _ = fixture.admit(CALL);
        fixture.apply(AdmissionFixture.attemptEnded(CALL, 1, Answered.NO));
        var _ = fixture.admit(OTHER);

        fixture.apply(AdmissionFixture.answered(CALL, 1));

        assertCounted(LINK, 2, 2);
        assertThat(fixture.overruns()).containsExactly(CapOverrun.Kind.ANSWERED_ABOVE_LIMIT);
    }

    @Example
    void a_rule_that_is_changed_applies_to_the_next_attempts() {
        fixture.setCounting(LINK, A_MINUTE);
        var _ = fixture.admit(CALL);
        fixture.setCounting(LINK, Counting.ATTEMPTS);
        var _ = fixture.admit(OTHER);

        fixture.apply(
                AdmissionFixture.attemptEnded(CALL, 1, Answered.NO),
                AdmissionFixture.attemptEnded(OTHER, 1, Answered.NO));

        assertCounted(LINK, 1, 1);
    }

    /// Whatever is reported, in whatever order and however often: each cap counts exactly the leases that count by its
    /// rule, in the total and in the windows in which they began; and a batch locks every cap that it changes.
    @Property(tries = 1_000)
    void usage_is_what_the_leases_say(@ForAll long seed) {
        Random random = new Random(seed);
        AdmissionFixture scene = AdmissionFixture.unlimited()
                .setCounting(CAMPAIGN, anyOf(random))
                .setCounting(LINK, anyOf(random));
        Instant now = NOON;
        for (int step = 0; step < 60; step++) {
            now = now.plusSeconds(random.nextInt(120) + (random.nextInt(10) == 0 ? 40_000 : 0));
            scene.at(now);
            String call = AdmissionFixture.call(random.nextInt(5));
            if (random.nextInt(3) == 0) {
                var _ = scene.admit(call, 1 + random.nextInt(3), random.nextBoolean() ? "" : "BUSY");
            } else {
                AdmissionCommand report = anyReport(random, call, now);
                scene.apply(report);
                if (random.nextBoolean()) {
                    scene.apply(report);
                }
            }
            requireUsage(scene, CAMPAIGN);
            requireUsage(scene, LINK);
        }
    }

    private static Counting anyOf(Random random) {
        return List.of(Counting.STANDARD, ANSWERED, A_MINUTE, Counting.answered(Duration.ofSeconds(200)))
                .get(random.nextInt(4));
    }

    private static AdmissionCommand anyReport(Random random, String call, Instant now) {
        int attempt = 1 + random.nextInt(3);
        Answered answered = Answered.values()[random.nextInt(3)];
        return switch (random.nextInt(8)) {
            case 0 -> AdmissionFixture.hungUp(call, attempt, answered);
            case 1 -> AdmissionFixture.endedAt(call, attempt, answered, now);
            case 2 -> AdmissionFixture.answeredAt(call, attempt, now.minusSeconds(random.nextInt(100)));
            case 3 -> AdmissionFixture.callEnded(call, answered);
            case 4 -> AdmissionFixture.completedAt(call, now.minusSeconds(random.nextInt(100)), now);
            case 5 -> AdmissionFixture.absentFromSnapshot(call, now.minusSeconds(random.nextInt(50)));
            case 6 -> AdmissionFixture.foundLive(call, attempt);
            default -> AdmissionFixture.answered(call, 0);
        };
    }

    private static void requireUsage(AdmissionFixture scene, CapKey key) {
        var counted = scene.leases().values().stream()
                .flatMap(lease -> lease.origin().heldCaps().counted().stream()
                        .filter(use -> use.cap().equals(key.id()) && lease.counts(use)))
                .toList();
        assertThat(scene.total(key)).as("total of %s", key).isEqualTo(counted.size());
        assertThat(scene.usage(key).day().count()).isNotNegative();
        if (scene.countsAnsweredInWindows(key)) {
            long today = counted.stream()
                    .filter(use -> use.windows()
                            .filter(starts ->
                                    starts.day().equals(scene.usage(key).day().start()))
                            .isPresent())
                    .count();
            assertThat((long) scene.usage(key).day().count())
                    .as("day of %s", key)
                    .isEqualTo(today);
        }
    }

    private void assertCounted(CapKey key, int total, int today) {
        assertThat(fixture.total(key)).isEqualTo(total);
        assertThat(fixture.usage(key).day().count()).isEqualTo(today);
    }
}
