package io.trunkline.messaging.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.outbox.SqlOutboxRows.Backlog;
import java.util.concurrent.atomic.AtomicLong;

/// The kit's meters. Tags are subscriptions, topics, types and reasons, never ids or numbers.
public final class MessagingMetrics {

    private final MeterRegistry meters;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    public MessagingMetrics(MeterRegistry meters) {
        this.meters = meters;
        var _ = meters.gauge("trunkline.outbox.pending", pending);
        var _ = meters.gauge("trunkline.outbox.parked", parked);
    }

    public void backlog(Backlog backlog) {
        pending.set(backlog.pending());
        parked.set(backlog.parked());
    }

    void consumed(String group, String type) {
        meters.counter("trunkline.events.consumed", "group", group, "type", type)
                .increment();
    }

    void deadLetter(String group, String topic, String reason) {
        meters.counter("trunkline.events.dead.letters", "group", group, "topic", topic, "reason", reason)
                .increment();
    }

    void unknownType(String group, String topic) {
        meters.counter("trunkline.events.unknown", "group", group, "topic", topic)
                .increment();
    }

    void retried(String group) {
        meters.counter("trunkline.events.retried", "group", group).increment();
    }
}
