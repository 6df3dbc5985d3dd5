package io.trunkline.ami.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeEventQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(1);

    private final NodeEventQueue queue = new NodeEventQueue(2, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_batch_after_a_loss_begins_with_the_number_of_lost_events() throws InterruptedException {
        for (int second = 1; second <= 5; second++) {
            queue.add(event(second));
        }

        List<NodeEvent> first = queue.take(SHORT_TIMEOUT);
        queue.add(event(6));
        List<NodeEvent> next = queue.take(SHORT_TIMEOUT);

        assertThat(first).containsExactly(new NodeEvent.EventsLost(NOW, 3), event(1), event(2));
        assertThat(next).containsExactly(event(6));
    }

    @Test
    void nothing_is_lost_while_the_queue_has_capacity() throws InterruptedException {
        queue.add(event(1));

        assertThat(queue.take(SHORT_TIMEOUT)).containsExactly(event(1));
        assertThat(queue.take(SHORT_TIMEOUT)).isEmpty();
    }

    @Test
    void a_refused_request_is_dropped_while_a_quarter_of_the_queue_is_full() throws InterruptedException {
        NodeEventQueue large = new NodeEventQueue(8, Clock.fixed(NOW, ZoneOffset.UTC));
        NodeEvent refused = new NodeEvent.RequestRefused(NOW, "192.0.2.1", RefusalReason.UNKNOWN_SOURCE, "15551230000");

        large.add(refused);
        large.add(event(1));
        large.add(refused);
        large.add(event(2));

        assertThat(large.take(SHORT_TIMEOUT)).containsExactly(refused, event(1), event(2));
    }

    private static NodeEvent event(long second) {
        return new NodeEvent.Connected(Instant.ofEpochSecond(second), Instant.EPOCH);
    }
}
