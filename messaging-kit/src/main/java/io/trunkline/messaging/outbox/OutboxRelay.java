package io.trunkline.messaging.outbox;

import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.outbox.SqlOutboxRows.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Publishes the rows of the outbox to Kafka. Among the replicas of a service, the relay with the lease reads rows
/// in order, publishes them and deletes those that Kafka acknowledged. After a crash some rows are published again
/// and none is lost.
///
/// A relay opens its producer, which fences all earlier ones, before it reads rows under its lease. A relay that
/// read rows under an earlier lease can therefore no longer publish them.
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(5);
    private static final int WARM_UP_ATTEMPTS = 5;
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(5);

    private final SqlOutboxRows rows;
    private final Supplier<FencedProducer> producers;
    private final RelaySignal signal;
    private final OutboxMetrics metrics;
    private final MessagingSettings settings;

    private @Nullable Thread thread;
    private @Nullable FencedProducer producer;
    private volatile boolean running;
    private long epoch;
    private Instant leasedUntil = Instant.EPOCH;
    private Instant nextMeasurement = Instant.EPOCH;
    private Duration backOff = Duration.ZERO;

    public OutboxRelay(
            SqlOutboxRows rows,
            Supplier<FencedProducer> producers,
            RelaySignal signal,
            OutboxMetrics metrics,
            MessagingSettings settings) {
        this.rows = rows;
        this.producers = producers;
        this.signal = signal;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        warmUp();
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    /// Opens the first database connection, which is slow in a process that has just started, before the first
    /// request.
    private void warmUp() {
        for (int attempt = 1; attempt <= WARM_UP_ATTEMPTS; attempt++) {
            try {
                var _ = rows.backlog().block(DATABASE_TIMEOUT);
                return;
            } catch (RuntimeException unavailable) {
                LOG.debug("the database does not respond yet", unavailable);
            }
        }
    }

    private void run() {
        while (running) {
            try {
                relayBatch();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException passing) {
                backOff(passing);
            }
        }
        closeProducer();
    }

    private void relayBatch() throws InterruptedException {
        measureBacklog();
        if (!holdsLease()) {
            closeProducer();
            signal.await(settings.leaseTime().dividedBy(3));
            return;
        }
        FencedProducer open = openProducer();
        List<OutboxRow> waiting = rows.pendingRows(settings.batchSize()).block(DATABASE_TIMEOUT);
        send(open, waiting == null ? List.of() : waiting);
        backOff = Duration.ZERO;
        if (waiting == null || waiting.size() < settings.batchSize()) {
            signal.await(settings.pollInterval());
        }
    }

    private boolean holdsLease() {
        Instant now = Instant.now();
        // renewed when a third of it has passed by the local clock, which may differ from the database's
        if (now.isAfter(leasedUntil.minus(settings.leaseTime().multipliedBy(2).dividedBy(3)))) {
            Optional<Long> taken = rows.acquireLease(settings.leaseTime()).blockOptional(DATABASE_TIMEOUT);
            leasedUntil = taken.isPresent() ? now.plus(settings.leaseTime()) : Instant.EPOCH;
            taken.filter(newEpoch -> newEpoch != epoch).ifPresent(this::beginEpoch);
            return taken.isPresent();
        }
        return true;
    }

    private void beginEpoch(long newEpoch) {
        LOG.info("publishing the outbox in epoch {}", newEpoch);
        epoch = newEpoch;
        closeProducer();
    }

    private FencedProducer openProducer() {
        FencedProducer open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        return open;
    }

    private void send(FencedProducer open, List<OutboxRow> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        List<OutboxRow> sent = waiting;
        try {
            open.send(waiting);
        } catch (UnsendableRowException _) {
            sent = sendOneByOne(open, waiting);
        }
        var _ = rows.delete(sent).block(DATABASE_TIMEOUT);
    }

    private List<OutboxRow> sendOneByOne(FencedProducer open, List<OutboxRow> waiting) {
        List<OutboxRow> sent = new ArrayList<>(waiting.size());
        for (OutboxRow row : waiting) {
            try {
                open.send(List.of(row));
                sent.add(row);
            } catch (UnsendableRowException unsendable) {
                LOG.error(
                        "parked outbox row {} of {} for key {}: it cannot be sent",
                        row.id(),
                        row.topic(),
                        row.envelope().subject(),
                        unsendable);
                var _ = rows.park(row, String.valueOf(unsendable.getMessage())).block(DATABASE_TIMEOUT);
                nextMeasurement = Instant.EPOCH;
            }
        }
        return sent;
    }

    private void measureBacklog() {
        Instant now = Instant.now();
        if (now.isAfter(nextMeasurement)) {
            Backlog backlog = rows.backlog().block(DATABASE_TIMEOUT);
            if (backlog != null) {
                metrics.backlog(backlog);
            }
            nextMeasurement = now.plus(MEASURE_INTERVAL);
        }
    }

    /// Kafka or the database is unavailable, or another relay has fenced this one: continue with a new producer.
    private void backOff(RuntimeException passing) {
        if (!running) {
            return;
        }
        if (backOff.isZero()) {
            LOG.warn("the outbox is waiting: {}", passing.toString());
        }
        closeProducer();
        leasedUntil = Instant.EPOCH;
        Duration doubled = backOff.isZero() ? settings.pollInterval() : backOff.multipliedBy(2);
        backOff = doubled.compareTo(MAX_BACK_OFF) < 0 ? doubled : MAX_BACK_OFF;
        try {
            signal.await(backOff);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeProducer() {
        FencedProducer open = producer;
        producer = null;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException broken) {
                // it is abandoned, and the relay continues
                LOG.warn("a producer did not close: {}", broken.toString());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread relaying = thread;
        if (relaying == null) {
            return;
        }
        signal.signal();
        try {
            if (!relaying.join(DATABASE_TIMEOUT)) {
                relaying.interrupt();
            }
            var _ = rows.releaseLease().block(DATABASE_TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            LOG.debug("the lease was not released and will expire", away);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
