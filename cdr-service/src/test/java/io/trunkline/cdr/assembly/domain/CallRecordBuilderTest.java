package io.trunkline.cdr.calls.domain;

import static io.trunkline.cdr.calls.domain.Scene.at;
import static io.trunkline.cdr.calls.domain.Scene.carrier;
import static io.trunkline.cdr.calls.domain.Scene.client;
import static io.trunkline.cdr.calls.domain.Scene.id;
import static io.trunkline.cdr.calls.domain.Scene.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final Outcome NORMAL = outcome(16, 200, "ANSWER");

    @Test
    void an_answered_call_lasts_from_the_answer_to_the_end() {
        var record = new Scene()
                .started(0)
                .routed(1, 0.1, carrier("acme"), null)
                .answered(1, 4, carrier("acme"))
                .tried(1, 0.2, 64.5, carrier("acme"), NORMAL)
                .completed(64.6, NORMAL)
                .record();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.answeredAt()).isEqualTo(at(4));
        assertThat(record.endedAt()).isEqualTo(at(64.6));
        assertThat(record.talkMillis()).isEqualTo(60_500);
        assertThat(record.ids().carrierId()).isEqualTo(id("acme"));
        assertThat(record.reference()).containsEntry("leadId", "7");
        assertThat(record.numberShown()).isEqualTo("+17065550000");
    }

    @Test
    void the_last_attempt_decides_when_nobody_answered() {
        var record = new Scene()
                .started(0)
                .routed(1, 0.1, carrier("acme"), null)
                .tried(1, 0.2, 1, carrier("acme"), outcome(34, 503, "CONGESTION"))
                .routed(2, 1.1, carrier("borealis"), null)
                .tried(2, 1.2, 3, carrier("borealis"), outcome(17, 486, "BUSY"))
                .stopped(3, 3.1, 17, "all-tried", null)
                .completed(3.2, outcome(17, null, null))
                .record();
        assertThat(record.disposition()).isEqualTo(Disposition.BUSY);
        assertThat(record.outcome()).isEqualTo(outcome(17, 486, "BUSY"));
        assertThat(record.ids().carrierId()).isEqualTo(id("borealis"));
        assertThat(record.reason()).isEqualTo("all-tried");
        assertThat(record.attempts())
                .extracting(AttemptRecord::disposition)
                .containsExactly(Disposition.CONGESTION, Disposition.BUSY);
    }

    @Test
    void an_attempt_without_a_channel_is_known_from_the_next_question() {
        var previous = new Decision.Previous(1, outcome(3, null, "CHANUNAVAIL"), null);
        var record = new Scene()
                .started(0)
                .routed(1, 0.1, carrier("away"), null)
                .routed(2, 0.2, carrier("acme"), previous)
                .answered(2, 4, carrier("acme"))
                .tried(2, 0.3, 9, carrier("acme"), NORMAL)
                .completed(9, NORMAL)
                .record();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        var first = record.attempts().getFirst();
        assertThat(first.disposition()).isEqualTo(Disposition.FAILED);
        assertThat(first.channelId()).isNull();
        assertThat(first.ids().carrierId()).isEqualTo(id("away"));
        assertThat(first.endedAt()).isEqualTo(at(0.2));
    }

    @Test
    void a_call_that_routing_refused_is_unrouted_with_the_reason() {
        var record = new Scene()
                .started(0)
                .stopped(1, 0.1, 34, "no-active-campaign", null)
                .completed(0.2, Outcome.NONE)
                .record();
        assertThat(record.disposition()).isEqualTo(Disposition.UNROUTED);
        assertThat(record.reason()).isEqualTo("no-active-campaign");
        assertThat(record.outcome().cause()).isEqualTo(34);
        assertThat(record.attempts()).isEmpty();
    }

    @Test
    void a_call_that_was_never_originated_is_recorded_as_failed() {
        var record = Assembly.record(Scene.PLACED, CallStory.EMPTY.plus(new Scene().notOriginated("expired").facts));
        assertThat(record.complete()).isTrue();
        assertThat(record.disposition()).isEqualTo(Disposition.FAILED);
        assertThat(record.reason()).isEqualTo("expired");
        assertThat(record.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(record.ids().tenantId()).isEqualTo(Scene.TENANT);
    }

    @Test
    void what_an_answered_call_is_joined_to_does_not_decide_but_is_named() {
        var record = new Scene()
                .started(0)
                .routed(1, 0.1, carrier("acme"), null)
                .answered(1, 2, carrier("acme"))
                .tried(1, 0.2, 9, carrier("acme"), NORMAL)
                .routed(101, 2.1, client("callers"), null)
                .tried(101, 2.2, 5, client("callers"), outcome(19, 480, "NOANSWER"))
                .completed(9, NORMAL)
                .record();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(record.ids().carrierId()).isEqualTo(id("acme"));
        assertThat(record.ids().clientId()).isEqualTo(id("callers"));
        assertThat(record.attempts()).hasSize(2);
    }

    @Test
    void a_call_seen_by_the_node_alone_is_recorded_all_the_same() {
        var record = new Scene()
                .started(0)
                .answered(0, 2, Ids.NONE)
                .step(Step.Kind.ATTEMPT_ENDED, "10", 0, 8, Ids.NONE, NORMAL)
                .completed(8, NORMAL)
                .record();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.attempts()).extracting(AttemptRecord::attempt).containsExactly(1);
        assertThat(record.number()).isEqualTo("14045556789");
    }

    @Test
    void what_only_the_log_saw_belongs_to_the_attempt_whose_channel_it_was() {
        var congested = new Decision.Previous(1, outcome(34, 503, "CONGESTION"), "ast1-1772359200.11");
        var record = new Scene()
                .started(0)
                .routed(1, 0.1, carrier("acme"), null)
                .step(Step.Kind.ATTEMPT_STARTED, "11", 0, 0.2, Ids.NONE, Outcome.NONE)
                .step(Step.Kind.ATTEMPT_ENDED, "11", 0, 1, Ids.NONE, outcome(34, null, null))
                .routed(2, 1.1, carrier("borealis"), congested)
                .step(Step.Kind.ATTEMPT_STARTED, "12", 0, 1.2, Ids.NONE, Outcome.NONE)
                .step(Step.Kind.ANSWERED, "12", 0, 4, Ids.NONE, Outcome.NONE)
                .step(Step.Kind.ATTEMPT_ENDED, "12", 0, 9, Ids.NONE, outcome(16, null, null))
                .completed(9, outcome(16, null, null))
                .record();
        assertThat(record.attempts())
                .extracting(AttemptRecord::disposition)
                .containsExactly(Disposition.CONGESTION, Disposition.ANSWERED);
        assertThat(record.ids().carrierId()).isEqualTo(id("borealis"));
        assertThat(record.answeredAt()).isEqualTo(at(4));
    }

    @Test
    void a_call_that_goes_on_has_no_disposition() {
        var record =
                new Scene().started(0).routed(1, 0.1, carrier("acme"), null).record();
        assertThat(record.complete()).isFalse();
        assertThat(record.disposition()).isNull();
        assertThat(record.attempts().getFirst().disposition()).isNull();
    }

    @Test
    void the_log_of_asterisk_adds_what_nobody_saw_and_moves_no_time() {
        var seen = new Scene()
                .started(0)
                .answered(1, 4, carrier("acme"))
                .tried(1, 0.2, 9, carrier("acme"), outcome(null, 200, "ANSWER"))
                .completed(9, NORMAL);
        var before = seen.record();
        var after = seen.andAgainFromTheLog().record();
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
        assertThat(after).isEqualTo(before);
    }
}
