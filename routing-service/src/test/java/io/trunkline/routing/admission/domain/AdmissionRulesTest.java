package io.trunkline.routing.admission.domain;

import static io.trunkline.routing.admission.domain.AdmissionFixture.CAMPAIGN;
import static io.trunkline.routing.admission.domain.AdmissionFixture.CARRIER;
import static io.trunkline.routing.admission.domain.AdmissionFixture.CLIENT;
import static io.trunkline.routing.admission.domain.AdmissionFixture.LINK;
import static io.trunkline.routing.admission.domain.AdmissionFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which attempts are admitted, and what their ends release.
class AdmissionRulesTest {
    private static final String CALL = AdmissionFixture.call(1);
    private static final String OTHER = AdmissionFixture.call(2);

    private final AdmissionFixture fixture = AdmissionFixture.unlimited();

    private static void assertDials(AdmissionRules.AdmissionResult given) {
        assertThat(given.decision().answer()).isInstanceOf(Answer.Dial.class);
        assertThat(given.lease()).isPresent();
    }

    private static void assertStops(AdmissionRules.AdmissionResult given, StopReason reason) {
        assertThat(given.decision().answer()).isEqualTo(new Answer.Stop(reason));
        assertThat(given.lease()).isEmpty();
    }

    private void assertHeld(int atOnce) {
        assertThat(fixture.concurrent(CAMPAIGN)).isEqualTo(atOnce);
        assertThat(fixture.concurrent(LINK)).isEqualTo(atOnce);
        assertThat(fixture.concurrent(CLIENT)).isEqualTo(atOnce);
        assertThat(fixture.concurrent(CARRIER)).isEqualTo(atOnce);
    }

    private void assertTotal(int inAll) {
        assertThat(fixture.total(CAMPAIGN)).isEqualTo(inAll);
        assertThat(fixture.total(LINK)).isEqualTo(inAll);
        assertThat(fixture.total(CARRIER)).isZero();
    }

    @Test
    void an_admitted_attempt_uses_all_of_its_caps() {
        assertDials(fixture.admit(CALL));

        assertHeld(1);
        assertTotal(1);
        assertThat(fixture.lease(CALL, 1).origin().heldCaps().concurrent())
                .containsExactlyInAnyOrder(CAMPAIGN.id(), LINK.id(), CLIENT.id(), CARRIER.id());
        assertThat(fixture.lease(CALL, 1).origin().heldCaps().countedIds())
                .containsExactlyInAnyOrder(CAMPAIGN.id(), LINK.id());
    }

    @Test
    void an_attempt_refused_by_one_cap_uses_none() {
        fixture.setLimits(CARRIER, Limits.ofConcurrent(0));

        assertStops(fixture.admit(CALL), StopReason.CLIENTS_ALL_FULL);

        assertHeld(0);
        assertTotal(0);
        assertThat(fixture.lease(CALL, 1)).isNull();
    }

    @Test
    void the_second_question_of_a_batch_sees_the_usage_of_the_first() {
        fixture.setLimits(LINK, Limits.ofConcurrent(1));

        var given = fixture.admitBatch(AdmissionFixture.question(CALL, 1, ""), AdmissionFixture.question(OTHER, 1, ""));

        assertDials(given.getFirst());
        assertStops(given.getLast(), StopReason.CLIENTS_ALL_FULL);
        assertHeld(1);
    }

    @Test
    void an_end_in_a_batch_frees_capacity_for_the_next_question() {
        fixture.setLimits(LINK, Limits.ofConcurrent(1));
        assertDials(fixture.admit(CALL));

        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.YES));

        assertDials(fixture.admit(OTHER));
    }

    @Test
    void a_repeated_question_gets_the_same_answer_and_uses_nothing_more() {
        AdmissionRules.AdmissionResult first = fixture.admit(CALL);
        fixture.setLimits(LINK, Limits.ofConcurrent(0));

        AdmissionRules.AdmissionResult again = fixture.admit(CALL);

        assertThat(again.repeated()).isTrue();
        assertThat(again.lease()).isEqualTo(first.lease());
        assertThat(again.decision().answer()).isEqualTo(first.decision().answer());
        assertHeld(1);
    }

    @Test
    void a_question_repeated_in_one_batch_gets_the_same_answer() {
        var given = fixture.admitBatch(AdmissionFixture.question(CALL, 1, ""), AdmissionFixture.question(CALL, 1, ""));

        assertThat(given.getLast().lease()).isEqualTo(given.getFirst().lease());
        assertHeld(1);
    }

    @Test
    void a_question_after_the_end_is_stopped() {
        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.UNKNOWN));

        assertStops(fixture.admit(CALL), StopReason.CALL_ENDED);
        assertStops(fixture.admit(CALL, 2, "BUSY"), StopReason.CALL_ENDED);
        assertHeld(0);
    }

    @Test
    void an_ended_attempt_is_not_admitted_again() {
        var _ = fixture.admit(CALL);
        fixture.apply(AdmissionFixture.attemptEnded(CALL, 1, Answered.NO));

        assertStops(fixture.admit(CALL), StopReason.CALL_ENDED);
        assertDials(fixture.admit(CALL, 2, "BUSY"));
    }

    @Test
    void a_lease_is_released_once_however_often_its_end_is_reported() {
        var _ = fixture.admit(CALL);
        var _ = fixture.admit(OTHER);

        fixture.apply(
                AdmissionFixture.attemptEnded(CALL, 1, Answered.NO),
                AdmissionFixture.attemptEnded(CALL, 1, Answered.NO),
                AdmissionFixture.hungUp(CALL, 1, Answered.NO));
        fixture.apply(
                AdmissionFixture.callEnded(CALL, Answered.NO),
                AdmissionFixture.absentFromSnapshot(CALL, NOON.plusSeconds(60)));

        assertHeld(1);
        assertTotal(1);
        assertThat(fixture.lease(CALL, 1).releaseEvidence())
                .as("the first word")
                .contains(Evidence.ATTEMPT_ENDED);
    }

    @Test
    void the_next_question_ends_the_attempt_before_it_and_settles_it() {
        fixture.setLimits(CAMPAIGN, AdmissionFixture.total(1)).setLimits(LINK, Limits.ofConcurrent(1));
        var _ = fixture.admit(CALL);

        assertDials(fixture.admit(CALL, 2, "BUSY"));

        assertHeld(1);
        assertTotal(1);
        assertThat(fixture.lease(CALL, 1).totalState()).isEqualTo(TotalState.RETURNED);
        assertThat(fixture.lease(CALL, 1).releaseEvidence()).contains(Evidence.NEXT_QUESTION);
    }

    @Test
    void a_connect_leg_ends_independently_of_the_call() {
        var _ = fixture.admit(CALL);
        var _ = fixture.admit(CALL, 101, "");
        assertHeld(2);

        fixture.apply(AdmissionFixture.hungUp(CALL, 101, Answered.YES));

        assertThat(fixture.lease(CALL, 1).isHeld()).isTrue();
        assertThat(fixture.lease(CALL, 101).isHeld()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NO, 0, RETURNED", "YES, 1, USED", "UNKNOWN, 1, PENDING"})
    void a_total_is_returned_only_when_the_attempt_is_known_unanswered(
            Answered answered, int counted, TotalState total) {
        var _ = fixture.admit(CALL);

        fixture.apply(AdmissionFixture.hungUp(CALL, 1, answered));

        assertHeld(0);
        assertTotal(counted);
        assertThat(fixture.lease(CALL, 1).totalState()).isEqualTo(total);
    }

    @Test
    void an_absent_call_keeps_its_total_counted_until_it_is_known() {
        var _ = fixture.admit(CALL);

        fixture.apply(AdmissionFixture.absentFromSnapshot(CALL, NOON.plusSeconds(60)));

        assertHeld(0);
        assertTotal(1);
    }

    @Test
    void an_answered_attempt_stays_counted_whatever_is_reported_later() {
        var _ = fixture.admit(CALL);

        fixture.apply(
                AdmissionFixture.answered(CALL, 1),
                AdmissionFixture.attemptEnded(CALL, 1, Answered.NO),
                AdmissionFixture.callEnded(CALL, Answered.NO));

        assertTotal(1);
        assertThat(fixture.lease(CALL, 1).answered()).isTrue();
    }

    @Test
    void a_late_answer_counts_again_and_is_reported_when_above_the_limit() {
        fixture.setLimits(CAMPAIGN, AdmissionFixture.total(1));
        var _ = fixture.admit(CALL);
        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.NO));
        assertDials(fixture.admit(OTHER));

        fixture.apply(AdmissionFixture.answered(CALL, 1), AdmissionFixture.answered(CALL, 1));

        assertTotal(2);
        assertThat(fixture.overruns()).containsExactly(CapOverrun.Kind.ANSWERED_ABOVE_LIMIT);
    }

    @Test
    void an_answer_without_an_attempt_number_counts_for_the_last_attempt_only() {
        var _ = fixture.admit(CALL);
        var _ = fixture.admit(CALL, 2, "");
        assertTotal(2);

        fixture.apply(AdmissionFixture.answered(CALL, 0));

        assertThat(fixture.lease(CALL, 1).answered()).isFalse();
        assertThat(fixture.lease(CALL, 2).answered()).isTrue();
        assertTotal(1);
    }

    @Test
    void an_unanswered_call_returns_all_of_its_totals() {
        var _ = fixture.admit(CALL);
        var _ = fixture.admit(CALL, 2, "");
        assertTotal(2);

        fixture.apply(AdmissionFixture.callEnded(CALL, Answered.NO));

        assertHeld(0);
        assertTotal(0);
        assertThat(fixture.hasEnded(CALL)).isTrue();
    }

    @Test
    void a_live_attempt_is_adopted_above_the_limit_and_reported() {
        fixture.setLimits(LINK, Limits.ofConcurrent(0));

        fixture.apply(AdmissionFixture.foundLive(CALL, 1));

        assertHeld(1);
        assertTotal(1);
        assertThat(fixture.lease(CALL, 1).isAdopted()).isTrue();
        assertThat(fixture.overruns()).containsExactly(CapOverrun.Kind.ADOPTED_ABOVE_LIMIT);
    }

    @Test
    void a_live_attempt_is_adopted_once_and_not_after_its_end() {
        fixture.apply(AdmissionFixture.foundLive(CALL, 1), AdmissionFixture.foundLive(CALL, 1));
        fixture.apply(
                AdmissionFixture.foundLive(CALL, 1),
                AdmissionFixture.callEnded(OTHER, Answered.UNKNOWN),
                AdmissionFixture.foundLive(OTHER, 1));

        assertHeld(1);
        assertThat(fixture.lease(OTHER, 1)).isNull();
    }

    @Test
    void an_adopted_lease_is_replaced_by_the_attempts_own_question() {
        fixture.setLimits(LINK, Limits.ofConcurrent(1));
        fixture.apply(AdmissionFixture.foundLive(CALL, 1));

        assertDials(fixture.admit(CALL));

        assertHeld(1);
        assertTotal(1);
        assertThat(fixture.lease(CALL, 1).isAdopted()).isFalse();
    }

    @Test
    void an_adopted_attempt_that_was_answered_counts_once_when_its_own_question_replaces_it() {
        fixture.apply(AdmissionFixture.foundLive(CALL, 1), AdmissionFixture.answered(CALL, 1));

        assertDials(fixture.admit(CALL));

        assertTotal(1);
        assertThat(fixture.lease(CALL, 1).answered()).isTrue();
        fixture.apply(AdmissionFixture.attemptEnded(CALL, 1, Answered.NO));
        assertTotal(1);
    }

    @Test
    void only_leases_older_than_the_snapshot_request_can_be_absent() {
        var _ = fixture.admit(CALL);

        fixture.apply(
                AdmissionFixture.absentFromSnapshot(CALL, NOON),
                AdmissionFixture.absentFromSnapshot(CALL, NOON.minusSeconds(1)));
        assertThat(fixture.lease(CALL, 1).isHeld()).isTrue();
        assertThat(fixture.hasEnded(CALL)).isFalse();

        fixture.apply(AdmissionFixture.absentFromSnapshot(CALL, NOON.plusMillis(1)));
        assertThat(fixture.lease(CALL, 1).releaseEvidence()).contains(Evidence.SNAPSHOT);
        assertThat(fixture.hasEnded(CALL)).isTrue();
    }

    @Test
    void reports_about_an_unknown_call_change_nothing_unless_they_end_it() {
        fixture.apply(
                AdmissionFixture.attemptEnded(CALL, 1, Answered.NO),
                AdmissionFixture.answered(CALL, 1),
                AdmissionFixture.absentFromSnapshot(CALL, NOON.plusSeconds(1)));

        assertThat(fixture.isKnown(CALL)).isFalse();
        fixture.apply(AdmissionFixture.callEnded(CALL, Answered.UNKNOWN));
        assertThat(fixture.hasEnded(CALL)).isTrue();
    }

    @Test
    void a_removed_cap_counts_nothing_and_stops_no_call() {
        var _ = fixture.admit(CALL);
        fixture.removeCap(LINK);

        assertDials(fixture.admit(OTHER));
        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.NO), AdmissionFixture.hungUp(OTHER, 1, Answered.NO));

        assertThat(fixture.concurrent(CAMPAIGN)).isZero();
        assertThat(fixture.total(CAMPAIGN)).isZero();
        assertThat(fixture.lease(OTHER, 1).origin().heldCaps().concurrent()).doesNotContain(LINK.id());
    }

    @Test
    void a_lowered_limit_ends_nothing_and_admits_nothing_new() {
        var _ = fixture.admit(CALL);
        fixture.setLimits(LINK, Limits.ofConcurrent(0));

        assertStops(fixture.admit(OTHER), StopReason.CLIENTS_ALL_FULL);
        assertThat(fixture.lease(CALL, 1).isHeld()).isTrue();

        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.NO));
        assertHeld(0);
    }

    @Test
    void a_question_cannot_be_applied_as_a_report() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> fixture.apply(new AdmissionCommand.Admit(AdmissionFixture.question(CALL, 1, ""), true)));
    }
}
