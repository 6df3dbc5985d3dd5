package io.trunkline.ami.callfacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.callfacts.KnownFacts.State;
import io.trunkline.ami.callfacts.SentFacts.Sent;
import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import io.trunkline.ami.callfacts.domain.FactSource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SentFactsTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final int CEL_RANK = FactSource.CEL.ordinal();
    private static final Fact STARTED = fact(FactKind.STARTED);
    private static final Fact ENDED = fact(FactKind.ENDED);
    private static final Fact UNANSWERED_END = new Fact(
            FactKind.COMPLETED,
            AT,
            FactSource.AMI,
            "ast1-1.1",
            "ast1-1.1",
            ChannelVariables.NONE,
            Fact.Details.NONE,
            new Fact.Summary(AT, null, 17, 486, 1));

    private final SentFacts facts = new SentFacts(2);

    @Test
    void a_key_is_stored_only_after_its_fact_was_acknowledged() {
        Sent started = send(STARTED);
        assertThat(facts.acknowledged(10)).isEmpty();
        assertThat(facts.stateOf(STARTED.key(), CEL_RANK)).isEqualTo(State.PENDING);

        facts.acknowledged(started);
        assertThat(facts.acknowledged(10)).containsExactly(started);
        assertThat(facts.stateOf(STARTED.key(), CEL_RANK)).isEqualTo(State.PENDING);

        facts.stored(List.of(started));
        assertThat(facts.acknowledged(10)).isEmpty();
        assertThat(facts.stateOf(STARTED.key(), CEL_RANK)).isEqualTo(State.STORED);
    }

    @Test
    void a_batch_has_the_oldest_keys_and_the_rest_waits_for_the_next_one() {
        Sent started = send(STARTED);
        Sent ended = send(ENDED);
        facts.acknowledged(ended);
        facts.acknowledged(started);

        assertThat(facts.acknowledged(1)).containsExactly(started);
        facts.stored(List.of(started));
        assertThat(facts.acknowledged(1)).containsExactly(ended);
    }

    @Test
    void a_fact_is_sent_once() {
        Sent started = send(STARTED);
        assertThat(facts.addNew(List.of(STARTED), AT)).as("in flight").isEmpty();

        facts.acknowledged(started);
        facts.stored(List.of(started));
        assertThat(facts.addNew(List.of(STARTED), AT)).as("stored").isEmpty();
    }

    @Test
    void cel_has_more_detail_on_the_end_of_a_call_without_an_answer() {
        Sent end = send(UNANSWERED_END);
        assertThat(facts.stateOf(UNANSWERED_END.key(), CEL_RANK)).isEqualTo(State.UNKNOWN);

        facts.acknowledged(end);
        facts.stored(List.of(end));
        assertThat(facts.stateOf(UNANSWERED_END.key(), CEL_RANK)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void failed_facts_are_returned_in_order_when_none_is_in_flight() {
        Sent started = send(STARTED);
        Sent ended = send(ENDED);
        facts.failed(ended);
        assertThat(facts.failed()).as("one is in flight, which comes first").isEmpty();

        facts.failed(started);
        assertThat(facts.failed()).containsExactly(started, ended);
    }

    @Test
    void new_facts_wait_while_too_many_are_not_stored() {
        Sent started = send(STARTED);
        assertThat(facts.whenBelowCapacity()).isDone();
        facts.acknowledged(send(ENDED));
        CompletableFuture<Void> room = facts.whenBelowCapacity();
        assertThat(room).isNotDone();

        facts.acknowledged(started);
        assertThat(room).as("not stored yet").isNotDone();
        facts.stored(List.of(started));
        assertThat(room).isDone();
    }

    @Test
    void all_are_settled_when_each_is_acknowledged_or_stored() {
        Sent started = send(STARTED);
        Sent ended = send(ENDED);
        CompletableFuture<Void> settled = facts.whenSettled();
        facts.acknowledged(started);
        assertThat(settled).isNotDone();

        facts.failed(ended);
        assertThat(settled).as("not in the outbox yet").isNotDone();
        facts.stored(List.of(ended));
        assertThat(settled).isDone();
    }

    @Test
    void the_key_of_a_ringing_is_not_stored_since_only_ami_reports_it() {
        facts.acknowledged(send(fact(FactKind.RINGING)));

        assertThat(facts.acknowledged(10)).isEmpty();
        assertThat(facts.size()).isZero();
        assertThat(facts.addNew(List.of(fact(FactKind.RINGING)), AT)).isEmpty();
    }

    private Sent send(Fact fact) {
        return facts.addNew(List.of(fact), AT).getFirst();
    }

    private static Fact fact(FactKind kind) {
        return new Fact(
                kind, AT, FactSource.AMI, "ast1-1.1", "ast1-1.1", ChannelVariables.NONE, Fact.Details.NONE, null);
    }
}
