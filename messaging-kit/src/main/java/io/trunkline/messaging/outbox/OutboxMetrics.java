package io.trunkline.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.outbox.SqlOutboxRows.Backlog;
import java.util.concurrent.atomic.AtomicLong;

/// Meters of the outbox: numbers of pending and parked rows.
public final class OutboxMetrics {

    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    public OutboxMetrics(MeterRegistry meters) {
        var _ = meters.gauge("trunkline.outbox.pending", pending);
        var _ = meters.gauge("trunkline.outbox.parked", parked);
    }

    void backlog(Backlog backlog) {
        pending.set(backlog.pending());
        parked.set(backlog.parked());
    }
}
