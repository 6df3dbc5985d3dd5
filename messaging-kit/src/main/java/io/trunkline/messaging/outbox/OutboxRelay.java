package io.trunkline.messaging.outbox;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.outbox.SqlOutboxRows.Backlog;
import io.trunkline.messaging.outbox.SqlOutboxRows.LeasedRows;
import io.trunkline.web.requests.LogFields;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Publishes the rows of the outbox to Kafka. Among the replicas of a service, the relay with the lease reads rows
/// in order, publishes them and deletes those that Kafka acknowledged. After a crash some rows are published again
/// and none is lost.
///
/// A relay opens its producers, which fences all earlier ones, before it reads rows under its lease. A relay that
/// read rows under an earlier lease can therefore no longer publish them to compacted topics.
public final class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(5);
    /// A round that takes longer hangs: its lease expires, and another relay takes over.
    private static final Duration MAX_ROUND = Duration.ofMinutes(2);

    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(15);

    /// Rows that are committed within this time of each other are one batch under load.
    private static final Duration LINGER = Duration.ofMillis(4);

    private static final long NOT_IN_A_ROUND = 0;

    private final SqlOutboxRows rows;
    private final SqlOutboxSignals signals;
    private final Supplier<RelayProducers> producers;
    private final OutboxMetrics metrics;
    private final MessagingSettings settings;
    private final AtomicBoolean appended = new AtomicBoolean();

    private @Nullable RelayProducers producer;
    private long epoch;
    private volatile boolean leaseHeld;
    private volatile long roundStarted = NOT_IN_A_ROUND;
    /// Read under the lease and not sent yet.
    private List<OutboxRow> waiting = List.of();
    private long nextRenewal = System.nanoTime();
    private long nextMeasurement = System.nanoTime();

    public OutboxRelay(
            SqlOutboxRows rows,
            SqlOutboxSignals signals,
            Supplier<RelayProducers> producers,
            OutboxMetrics metrics,
            MessagingSettings settings) {
        this.rows = rows;
        this.signals = signals;
        this.producers = producers;
        this.metrics = metrics;
        this.settings = settings;
    }

    /// Rows of this replica were committed. The caller wakes the relay's loop.
    public void rowsAppended() {
        appended.set(true);
    }

    /// Publishes one batch.
    ///
    /// @return the time until the next batch; zero if more rows are waiting
    public Duration relayBatch() {
        roundStarted = Math.max(1, System.nanoTime());
        try {
            return relay();
        } catch (RuntimeException failure) {
            // Kafka or the database is unavailable, or another relay has fenced this one: continue with
            // new producers
            closeProducers();
            leaseHeld = false;
            waiting = List.of();
            nextRenewal = System.nanoTime();
            throw failure;
        } finally {
            roundStarted = NOT_IN_A_ROUND;
        }
    }

    /// Extends the lease during a long round, on another thread. Opening a producer or a commit may take longer
    /// than a lease lasts. Without this, two relays could take the lease from each other and fence each other
    /// without end.
    public Mono<Void> extendLease() {
        long started = roundStarted;
        Duration inRound = Duration.ofNanos(System.nanoTime() - started);
        boolean isLong = started != NOT_IN_A_ROUND
                && inRound.compareTo(renewalInterval()) > 0
                && inRound.compareTo(MAX_ROUND) < 0;
        return leaseHeld && isLong ? rows.extendLease(settings.leaseTime()) : Mono.empty();
    }

    private Duration relay() {
        measureBacklog();
        if (waiting.isEmpty()) {
            lookForRows();
        }
        if (!leaseHeld) {
            closeProducers();
            signalHolder();
            return Duration.ofNanos(Math.max(1, nextRenewal - System.nanoTime()));
        }
        if (!waiting.isEmpty()) {
            long began = System.nanoTime();
            List<OutboxRow> sent = send(waiting);
            waitUntil(began + LINGER.toNanos());
            renewAndRead(sent);
        }
        return waiting.isEmpty() ? settings.pollInterval() : Duration.ZERO;
    }

    /// Most rounds follow a signal and only read, so that they write nothing to the database. The others renew the
    /// lease as well.
    private void lookForRows() {
        if (System.nanoTime() - nextRenewal >= 0) {
            renewAndRead(List.of());
        } else if (leaseHeld) {
            waiting = pendingRows();
        }
    }

    private void renewAndRead(List<OutboxRow> sent) {
        LeasedRows held = rows.renewAndRead(sent, settings.leaseTime(), settings.batchSize())
                .block(DATABASE_TIMEOUT);
        // by the local clock, which may differ from the database's
        nextRenewal = System.nanoTime() + renewalInterval().toNanos();
        leaseHeld = held != null;
        if (held == null) {
            waiting = List.of();
            signals.stopListening();
        } else {
            signals.listen();
            waiting = withProducers(held);
        }
    }

    /// The next rows, read after the producers of the epoch were opened.
    private List<OutboxRow> withProducers(LeasedRows held) {
        if (held.epoch() != epoch) {
            LOG.info("publishing the outbox in epoch {}", held.epoch());
            epoch = held.epoch();
            closeProducers();
        }
        if (producer != null) {
            return held.rows();
        }
        producer = producers.get();
        return pendingRows();
    }

    private List<OutboxRow> pendingRows() {
        List<OutboxRow> pending = rows.pendingRows(settings.batchSize()).block(DATABASE_TIMEOUT);
        return pending == null ? List.of() : pending;
    }

    private Duration renewalInterval() {
        return settings.leaseTime().dividedBy(3);
    }

    /// The relay of another replica has the lease.
    private void signalHolder() {
        if (appended.getAndSet(false)) {
            long began = System.nanoTime();
            var _ = signals.signal().block(DATABASE_TIMEOUT);
            waitUntil(began + LINGER.toNanos());
        }
    }

    /// @return the rows that Kafka has acknowledged
    private List<OutboxRow> send(List<OutboxRow> batch) {
        List<RejectedRow> rejected = Objects.requireNonNull(producer, "open").send(batch);
        rejected.forEach(this::park);
        List<OutboxRow> parked = rejected.stream().map(RejectedRow::row).toList();
        return batch.stream().filter(row -> !parked.contains(row)).toList();
    }

    private void park(RejectedRow rejected) {
        OutboxRow row = rejected.row();
        String key = row.envelope().subject();
        String callId = Topic.byName(row.topic()).filter(Topic::isKeyedByCall).isPresent() ? key : null;
        LogFields.add(LOG.atError(), callId, row.envelope().traceParent())
                .setCause(rejected.cause())
                .log("parked outbox row {} of {} for key {}: it cannot be sent", row.id(), row.topic(), key);
        var _ = rows.park(row, rejected.reason()).block(DATABASE_TIMEOUT);
        nextMeasurement = System.nanoTime();
    }

    /// A signal that arrives meanwhile does not end the wait.
    private static void waitUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }

    private void measureBacklog() {
        if (System.nanoTime() - nextMeasurement >= 0) {
            Backlog backlog = rows.backlog().block(DATABASE_TIMEOUT);
            if (backlog != null) {
                metrics.backlog(backlog);
            }
            nextMeasurement = System.nanoTime() + MEASURE_INTERVAL.toNanos();
        }
    }

    private void closeProducers() {
        RelayProducers open = producer;
        producer = null;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException broken) {
                // they are abandoned, and the relay continues
                LOG.warn("a producer did not close: {}", broken.toString());
            }
        }
    }

    /// Closes the producers and releases the lease, so that another relay can continue immediately.
    public void close() {
        leaseHeld = false;
        closeProducers();
        signals.stopListening();
        try {
            var _ = rows.releaseLease().block(DATABASE_TIMEOUT);
        } catch (RuntimeException unavailable) {
            LOG.debug("the lease was not released and will expire", unavailable);
        }
    }
}
