package io.trunkline.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.PartyIds;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The judge finds what it should, and nothing else.
class NodeLedgerTest {
    private final NodeLedger ledger = new NodeLedger();
    private final UUID campaign = UUID.randomUUID();
    private final UUID carrier = UUID.randomUUID();
    private int calls;

    @Test
    void lets_in_as_many_at_once_as_the_limit_says() {
        ledger.open(campaign, "campaign", false, 2L, null);
        Held first = grant(true);
        var _ = grant(true);
        ledger.ended(first);
        var _ = grant(true);
        assertThat(ledger.exceeded()).isEmpty();
    }

    @Test
    void finds_one_too_many_at_once() {
        ledger.open(campaign, "campaign", false, 1L, null);
        var _ = grant(true);
        Held second = grant(true);
        assertThat(ledger.exceeded()).containsExactly("campaign: 2 at once, limit 1 by attempt 1 of " + second.call());
    }

    @Test
    void finds_one_too_many_in_all_also_while_it_may_yet_be_answered() {
        ledger.open(campaign, "campaign", false, null, 1L);
        Held first = grant(true);
        ledger.answered(first);
        ledger.ended(first);
        var _ = grant(true);
        assertThat(ledger.exceeded()).hasSize(1);
        assertThat(ledger.answered()).containsEntry(campaign, 1L);
    }

    @Test
    void counts_nothing_in_all_that_nobody_answered() {
        ledger.open(campaign, "campaign", false, null, 1L);
        ledger.ended(grant(true));
        ledger.ended(grant(true));
        assertThat(ledger.exceeded()).isEmpty();
    }

    @Test
    void keeps_what_was_there_when_a_limit_is_lowered_and_lets_nothing_in() {
        ledger.open(campaign, "campaign", false, 2L, null);
        var _ = grant(true);
        ledger.changing(campaign, false, 1L);
        ledger.settled(campaign, false);
        assertThat(ledger.exceeded()).isEmpty();
        var _ = grant(true);
        assertThat(ledger.exceeded()).hasSize(1);
    }

    @Test
    void allows_the_old_limit_and_the_new_one_while_it_changes() {
        ledger.open(campaign, "campaign", false, 1L, null);
        ledger.changing(campaign, false, 3L);
        var _ = grant(true);
        var _ = grant(true);
        assertThat(ledger.exceeded()).isEmpty();
    }

    @Test
    void allows_the_limit_that_was_in_force_when_it_was_asked() {
        ledger.open(campaign, "campaign", false, 1L, null);
        long asked = System.nanoTime();
        ledger.changing(campaign, false, 0L);
        ledger.settled(campaign, false);
        var _ = grant(true, asked);
        assertThat(ledger.exceeded()).isEmpty();
    }

    @Test
    void a_carrier_refuses_no_call_that_comes_in_and_counts_it_against_those_that_go_out() {
        ledger.open(carrier, "carrier", true, 1L, null);
        var _ = grant(true);
        var _ = grant(true);
        assertThat(ledger.exceeded()).isEmpty();
        var _ = grant(false);
        assertThat(ledger.exceeded()).hasSize(1);
    }

    private Held grant(boolean inbound) {
        return grant(inbound, System.nanoTime());
    }

    private Held grant(boolean inbound, long asked) {
        PartyIds ids = new PartyIds(null, campaign, null, null, carrier, null);
        String call = "bench1-1795168093." + ++calls;
        return ledger.granted(now -> new Held(call, 1, inbound, UUID.randomUUID(), "client", ids, asked, now));
    }
}
