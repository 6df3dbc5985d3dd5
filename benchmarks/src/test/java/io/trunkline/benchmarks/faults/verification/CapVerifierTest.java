package io.trunkline.benchmarks.faults.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.PartyIds;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The verifier reports each admission above a limit, and nothing else.
class CapVerifierTest {
    private final CapVerifier verifier = new CapVerifier();
    private final UUID campaign = UUID.randomUUID();
    private final UUID carrier = UUID.randomUUID();
    private int calls;

    @Test
    void accepts_concurrent_calls_up_to_the_limit() {
        verifier.addCap(campaign, "campaign", Limits.concurrentOnly(2L));
        AdmittedAttempt first = grant(true);
        var _ = grant(true);
        verifier.recordEnd(first);
        var _ = grant(true);
        assertThat(verifier.capsExceeded()).isEmpty();
    }

    @Test
    void reports_one_concurrent_call_above_the_limit() {
        verifier.addCap(campaign, "campaign", Limits.concurrentOnly(1L));
        var _ = grant(true);
        AdmittedAttempt second = grant(true);
        assertThat(verifier.capsExceeded())
                .containsExactly("campaign: 2 concurrent calls, limit 1 by attempt 1 of " + second.call());
    }

    @Test
    void reports_one_call_above_the_total_even_before_it_is_answered() {
        verifier.addCap(campaign, "campaign", new Limits(null, 1L));
        AdmittedAttempt first = grant(true);
        verifier.recordAnswer(first);
        verifier.recordEnd(first, Duration.ofSeconds(1));
        var _ = grant(true);
        assertThat(verifier.capsExceeded()).hasSize(1);
        assertThat(verifier.answeredCounts()).containsEntry(campaign, 1L);
    }

    @Test
    void does_not_count_unanswered_calls_toward_the_total() {
        verifier.addCap(campaign, "campaign", new Limits(null, 1L));
        verifier.recordEnd(grant(true));
        verifier.recordEnd(grant(true));
        assertThat(verifier.capsExceeded()).isEmpty();
    }

    @Test
    void does_not_count_calls_below_the_minimum_talk_time_once_they_have_ended() {
        verifier.addCap(campaign, "campaign", new Limits(null, 1L, 1));
        AdmittedAttempt brief = grant(true);
        verifier.recordAnswer(brief);
        verifier.recordEnd(brief, Duration.ofMillis(999));
        AdmittedAttempt enough = grant(true);
        verifier.recordAnswer(enough);
        verifier.recordEnd(enough, Duration.ofSeconds(1));
        assertThat(verifier.capsExceeded()).isEmpty();
        assertThat(verifier.answeredCounts()).containsEntry(campaign, 1L);
        var _ = grant(true);
        assertThat(verifier.capsExceeded()).hasSize(1);
    }

    @Test
    void after_a_limit_is_lowered_live_calls_stay_and_new_ones_are_reported() {
        verifier.addCap(campaign, "campaign", Limits.concurrentOnly(2L));
        var _ = grant(true);
        verifier.limitChangeStarted(campaign, LimitKind.CONCURRENT, 1L);
        verifier.limitChangeFinished(campaign, LimitKind.CONCURRENT);
        assertThat(verifier.capsExceeded()).isEmpty();
        var _ = grant(true);
        assertThat(verifier.capsExceeded()).hasSize(1);
    }

    @Test
    void accepts_the_old_and_the_new_limit_during_a_change() {
        verifier.addCap(campaign, "campaign", Limits.concurrentOnly(1L));
        verifier.limitChangeStarted(campaign, LimitKind.CONCURRENT, 3L);
        var _ = grant(true);
        var _ = grant(true);
        assertThat(verifier.capsExceeded()).isEmpty();
    }

    @Test
    void accepts_the_limit_in_force_when_the_question_was_sent() {
        verifier.addCap(campaign, "campaign", Limits.concurrentOnly(1L));
        long asked = System.nanoTime();
        verifier.limitChangeStarted(campaign, LimitKind.CONCURRENT, 0L);
        verifier.limitChangeFinished(campaign, LimitKind.CONCURRENT);
        var _ = grant(true, asked);
        assertThat(verifier.capsExceeded()).isEmpty();
    }

    @Test
    void a_carrier_s_inbound_calls_are_never_refused_and_count_against_outbound_calls() {
        verifier.addCarrierCap(carrier, "carrier", Limits.concurrentOnly(1L));
        var _ = grant(true);
        var _ = grant(true);
        assertThat(verifier.capsExceeded()).isEmpty();
        var _ = grant(false);
        assertThat(verifier.capsExceeded()).hasSize(1);
    }

    private AdmittedAttempt grant(boolean inbound) {
        return grant(inbound, System.nanoTime());
    }

    private AdmittedAttempt grant(boolean inbound, long asked) {
        PartyIds ids = new PartyIds(null, campaign, null, null, carrier, null);
        String call = "bench1-1795168093." + ++calls;
        return verifier.recordGrant(
                now -> new AdmittedAttempt(call, 1, inbound, UUID.randomUUID(), "client", ids, asked, now));
    }
}
