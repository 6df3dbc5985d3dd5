package io.trunkline.ami.commands.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.commands.domain.Unfinished.Verdict;
import io.trunkline.ami.facts.domain.Tags;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnfinishedTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-20T10:00:00Z");

    private final Unfinished order =
            new Unfinished(new UUID(0, 1), "ast1-1795168093.tk3v9x0q2m7ab", DEADLINE, Tags.NONE);

    @Test
    void an_order_whose_call_was_noticed_is_closed_without_a_word_at_any_time() {
        assertThat(order.verdict(true, DEADLINE)).isEqualTo(Verdict.CLOSE);
        assertThat(order.verdict(true, DEADLINE.plusSeconds(3600))).isEqualTo(Verdict.CLOSE);
    }

    @Test
    void an_order_that_may_still_be_carried_out_is_waited_for() {
        assertThat(order.verdict(false, DEADLINE.minusSeconds(1))).isEqualTo(Verdict.WAIT);
        assertThat(order.verdict(false, DEADLINE.plusSeconds(10))).isEqualTo(Verdict.WAIT);
    }

    @Test
    void an_order_whose_call_nobody_noticed_in_time_is_said_to_be_unknown() {
        assertThat(order.verdict(false, DEADLINE.plusSeconds(10).plusMillis(1))).isEqualTo(Verdict.SAY_UNKNOWN);
    }
}
