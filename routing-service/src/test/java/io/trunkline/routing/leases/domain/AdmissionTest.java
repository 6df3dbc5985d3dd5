package io.trunkline.routing.leases.domain;

import static io.trunkline.routing.leases.domain.Desk.CAMPAIGN;
import static io.trunkline.routing.leases.domain.Desk.CARRIER;
import static io.trunkline.routing.leases.domain.Desk.LINK;
import static io.trunkline.routing.leases.domain.Desk.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is let through, and what the end of it gives back.
class AdmissionTest {
    private static final String CALL = Desk.call(1);
    private static final String OTHER = Desk.call(2);

    private final Desk desk = Desk.unlimited();

    private static void assertDials(Admission.Given given) {
        assertThat(given.decision().answer()).isInstanceOf(Answer.Dial.class);
        assertThat(given.lease()).isPresent();
    }

    private static void assertStops(Admission.Given given, StopReason reason) {
        assertThat(given.decision().answer()).isEqualTo(new Answer.Stop(reason));
        assertThat(given.lease()).isEmpty();
    }

    private void assertHeld(int atOnce) {
        assertThat(desk.atOnce(CAMPAIGN)).isEqualTo(atOnce);
        assertThat(desk.atOnce(LINK)).isEqualTo(atOnce);
        assertThat(desk.atOnce(CARRIER)).isEqualTo(atOnce);
    }

    private void assertCounted(int inAll) {
        assertThat(desk.inAll(CAMPAIGN)).isEqualTo(inAll);
        assertThat(desk.inAll(LINK)).isEqualTo(inAll);
        assertThat(desk.inAll(CARRIER)).isZero();
    }

    @Test
    void an_attempt_takes_all_of_its_caps() {
        assertDials(desk.ask(CALL));

        assertHeld(1);
        assertCounted(1);
        assertThat(desk.lease(CALL, 1).of().holds().atOnce())
                .containsExactlyInAnyOrder(CAMPAIGN.id(), LINK.id(), CARRIER.id());
        assertThat(desk.lease(CALL, 1).of().holds().inAll()).containsExactlyInAnyOrder(CAMPAIGN.id(), LINK.id());
    }

    @Test
    void an_attempt_that_one_cap_refuses_takes_none() {
        desk.limit(CARRIER, Limits.ofConcurrency(0));

        assertStops(desk.ask(CALL), StopReason.CLIENTS_ALL_FULL);

        assertHeld(0);
        assertCounted(0);
        assertThat(desk.lease(CALL, 1)).isNull();
    }

    @Test
    void the_second_question_of_a_batch_sees_what_the_first_one_took() {
        desk.limit(LINK, Limits.ofConcurrency(1));

        var given = desk.batch(Desk.question(CALL, 1, ""), Desk.question(OTHER, 1, ""));

        assertDials(given.getFirst());
        assertStops(given.getLast(), StopReason.CLIENTS_ALL_FULL);
        assertHeld(1);
    }

    @Test
    void an_end_in_a_batch_makes_room_for_the_next_question() {
        desk.limit(LINK, Limits.ofConcurrency(1));
        assertDials(desk.ask(CALL));

        desk.tell(Desk.hungUp(CALL, 1, Answered.YES));

        assertDials(desk.ask(OTHER));
    }

    @Test
    void asking_again_gives_the_same_answer_and_takes_nothing_more() {
        Admission.Given first = desk.ask(CALL);
        desk.limit(LINK, Limits.ofConcurrency(0));

        Admission.Given again = desk.ask(CALL);

        assertThat(again.repeated()).isTrue();
        assertThat(again.lease()).isEqualTo(first.lease());
        assertThat(again.decision().answer()).isEqualTo(first.decision().answer());
        assertHeld(1);
    }

    @Test
    void asking_twice_in_one_batch_is_asking_again() {
        var given = desk.batch(Desk.question(CALL, 1, ""), Desk.question(CALL, 1, ""));

        assertThat(given.getLast().lease()).isEqualTo(given.getFirst().lease());
        assertHeld(1);
    }

    @Test
    void whoever_asks_after_the_end_gets_nothing() {
        desk.tell(Desk.hungUp(CALL, 1, Answered.UNKNOWN));

        assertStops(desk.ask(CALL), StopReason.CALL_ENDED);
        assertStops(desk.ask(CALL, 2, "BUSY"), StopReason.CALL_ENDED);
        assertHeld(0);
    }

    @Test
    void an_attempt_whose_end_is_known_is_not_asked_for_again() {
        var _ = desk.ask(CALL);
        desk.tell(Desk.attemptEnded(CALL, 1, Answered.NO));

        assertStops(desk.ask(CALL), StopReason.CALL_ENDED);
        assertDials(desk.ask(CALL, 2, "BUSY"));
    }

    @Test
    void a_lease_is_given_back_once_however_often_its_end_is_told() {
        var _ = desk.ask(CALL);
        var _ = desk.ask(OTHER);

        desk.tell(
                Desk.attemptEnded(CALL, 1, Answered.NO),
                Desk.attemptEnded(CALL, 1, Answered.NO),
                Desk.hungUp(CALL, 1, Answered.NO));
        desk.tell(Desk.completed(CALL, Answered.NO), Desk.absent(CALL, NOON.plusSeconds(60)));

        assertHeld(1);
        assertCounted(1);
        assertThat(desk.lease(CALL, 1).released()).as("the first word").contains(Evidence.ATTEMPT_ENDED);
    }

    @Test
    void the_next_question_ends_the_attempt_before_it_and_settles_it() {
        desk.limit(CAMPAIGN, Desk.inAll(1)).limit(LINK, Limits.ofConcurrency(1));
        var _ = desk.ask(CALL);

        assertDials(desk.ask(CALL, 2, "BUSY"));

        assertHeld(1);
        assertCounted(1);
        assertThat(desk.lease(CALL, 1).total()).isEqualTo(Total.RETURNED);
        assertThat(desk.lease(CALL, 1).released()).contains(Evidence.NEXT_QUESTION);
    }

    @Test
    void the_leg_that_an_answered_call_joins_ends_by_itself() {
        var _ = desk.ask(CALL);
        var _ = desk.ask(CALL, 101, "");
        assertHeld(2);

        desk.tell(Desk.hungUp(CALL, 101, Answered.YES));

        assertThat(desk.lease(CALL, 1).held()).isTrue();
        assertThat(desk.lease(CALL, 101).held()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NO, 0, RETURNED", "YES, 1, USED", "UNKNOWN, 1, PENDING"})
    void a_total_is_given_back_by_the_word_that_nobody_answered_and_by_nothing_else(
            Answered answered, int counted, Total total) {
        var _ = desk.ask(CALL);

        desk.tell(Desk.hungUp(CALL, 1, answered));

        assertHeld(0);
        assertCounted(counted);
        assertThat(desk.lease(CALL, 1).total()).isEqualTo(total);
    }

    @Test
    void an_absent_call_leaves_its_total_used_since_nobody_knows() {
        var _ = desk.ask(CALL);

        desk.tell(Desk.absent(CALL, NOON.plusSeconds(60)));

        assertHeld(0);
        assertCounted(1);
    }

    @Test
    void what_was_answered_stays_used_whatever_is_told_later() {
        var _ = desk.ask(CALL);

        desk.tell(Desk.answered(CALL, 1), Desk.attemptEnded(CALL, 1, Answered.NO), Desk.completed(CALL, Answered.NO));

        assertCounted(1);
        assertThat(desk.lease(CALL, 1).answered()).isTrue();
    }

    @Test
    void an_answer_learned_late_counts_again_and_is_told_when_it_is_above_the_limit() {
        desk.limit(CAMPAIGN, Desk.inAll(1));
        var _ = desk.ask(CALL);
        desk.tell(Desk.hungUp(CALL, 1, Answered.NO));
        assertDials(desk.ask(OTHER));

        desk.tell(Desk.answered(CALL, 1), Desk.answered(CALL, 1));

        assertCounted(2);
        assertThat(desk.surprises()).containsExactly(Surprise.Kind.ANSWERED_ABOVE_LIMIT);
    }

    @Test
    void who_knows_only_that_a_call_was_answered_knows_that_its_last_attempt_was_and_no_other() {
        var _ = desk.ask(CALL);
        var _ = desk.ask(CALL, 2, "");
        assertCounted(2);

        desk.tell(Desk.answered(CALL, 0));

        assertThat(desk.lease(CALL, 1).answered()).isFalse();
        assertThat(desk.lease(CALL, 2).answered()).isTrue();
        assertCounted(1);
    }

    @Test
    void a_call_that_nobody_answered_gives_all_of_its_totals_back() {
        var _ = desk.ask(CALL);
        var _ = desk.ask(CALL, 2, "");
        assertCounted(2);

        desk.tell(Desk.completed(CALL, Answered.NO));

        assertHeld(0);
        assertCounted(0);
        assertThat(desk.ended(CALL)).isTrue();
    }

    @Test
    void a_live_attempt_is_adopted_above_the_limit_and_told() {
        desk.limit(LINK, Limits.ofConcurrency(0));

        desk.tell(Desk.live(CALL, 1));

        assertHeld(1);
        assertCounted(1);
        assertThat(desk.lease(CALL, 1).adopted()).isTrue();
        assertThat(desk.surprises()).containsExactly(Surprise.Kind.ADOPTED_ABOVE_LIMIT);
    }

    @Test
    void a_live_attempt_is_adopted_once_and_not_after_its_end() {
        desk.tell(Desk.live(CALL, 1), Desk.live(CALL, 1));
        desk.tell(Desk.live(CALL, 1), Desk.completed(OTHER, Answered.UNKNOWN), Desk.live(OTHER, 1));

        assertHeld(1);
        assertThat(desk.lease(OTHER, 1)).isNull();
    }

    @Test
    void an_adopted_attempt_gives_way_to_its_own_question() {
        desk.limit(LINK, Limits.ofConcurrency(1));
        desk.tell(Desk.live(CALL, 1));

        assertDials(desk.ask(CALL));

        assertHeld(1);
        assertCounted(1);
        assertThat(desk.lease(CALL, 1).adopted()).isFalse();
    }

    @Test
    void only_what_is_older_than_the_question_can_be_absent() {
        var _ = desk.ask(CALL);

        desk.tell(Desk.absent(CALL, NOON), Desk.absent(CALL, NOON.minusSeconds(1)));
        assertThat(desk.lease(CALL, 1).held()).isTrue();
        assertThat(desk.ended(CALL)).isFalse();

        desk.tell(Desk.absent(CALL, NOON.plusMillis(1)));
        assertThat(desk.lease(CALL, 1).released()).contains(Evidence.SNAPSHOT);
        assertThat(desk.ended(CALL)).isTrue();
    }

    @Test
    void what_names_an_unknown_call_changes_nothing_unless_it_ends_it() {
        desk.tell(
                Desk.attemptEnded(CALL, 1, Answered.NO),
                Desk.answered(CALL, 1),
                Desk.absent(CALL, NOON.plusSeconds(1)));

        assertThat(desk.knows(CALL)).isFalse();
        desk.tell(Desk.completed(CALL, Answered.UNKNOWN));
        assertThat(desk.ended(CALL)).isTrue();
    }

    @Test
    void a_cap_that_is_gone_counts_nothing_and_stops_nobody() {
        var _ = desk.ask(CALL);
        desk.forget(LINK);

        assertDials(desk.ask(OTHER));
        desk.tell(Desk.hungUp(CALL, 1, Answered.NO), Desk.hungUp(OTHER, 1, Answered.NO));

        assertThat(desk.atOnce(CAMPAIGN)).isZero();
        assertThat(desk.inAll(CAMPAIGN)).isZero();
        assertThat(desk.lease(OTHER, 1).of().holds().atOnce()).doesNotContain(LINK.id());
    }

    @Test
    void a_lowered_limit_ends_nothing_and_lets_nothing_new_in() {
        var _ = desk.ask(CALL);
        desk.limit(LINK, Limits.ofConcurrency(0));

        assertStops(desk.ask(OTHER), StopReason.CLIENTS_ALL_FULL);
        assertThat(desk.lease(CALL, 1).held()).isTrue();

        desk.tell(Desk.hungUp(CALL, 1, Answered.NO));
        assertHeld(0);
    }

    @Test
    void a_question_is_no_news_to_be_told() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.tell(new Command.Ask(Desk.question(CALL, 1, ""), true)));
    }
}
