package io.trunkline.ami.commands.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.commands.domain.OpenOrder.NextAction;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenOrderTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-20T10:00:00Z");

    private final OpenOrder order =
            new OpenOrder(new UUID(0, 1), "ast1-1795168093.tk3v9x0q2m7ab", DEADLINE, ChannelVariables.NONE);

    @Test
    void an_order_whose_call_was_seen_is_closed_without_a_report_at_any_time() {
        assertThat(order.nextAction(true, DEADLINE)).isEqualTo(NextAction.CLOSE);
        assertThat(order.nextAction(true, DEADLINE.plusSeconds(3600))).isEqualTo(NextAction.CLOSE);
    }

    @Test
    void an_order_that_may_still_be_executed_stays_open() {
        assertThat(order.nextAction(false, DEADLINE.minusSeconds(1))).isEqualTo(NextAction.WAIT);
        assertThat(order.nextAction(false, DEADLINE.plusSeconds(10))).isEqualTo(NextAction.WAIT);
    }

    @Test
    void an_order_whose_call_was_not_seen_in_time_is_reported_as_unknown() {
        assertThat(order.nextAction(false, DEADLINE.plusSeconds(10).plusMillis(1)))
                .isEqualTo(NextAction.PUBLISH_UNKNOWN);
    }
}
