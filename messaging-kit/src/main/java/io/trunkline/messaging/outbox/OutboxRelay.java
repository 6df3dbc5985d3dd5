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
import reactor.core.publisher.Mono;

/// Publishes the rows of the outbox to Kafka. Among the replicas of a service, the relay with the lease reads rows
/// in order, publishes them and deletes those that Kafka acknowledged. After a crash some rows are published again
/// and none is lost.
///
/// A relay opens its producer, which fences all earlier ones, before it reads rows under its lease. A relay that
/// read rows under an earlier lease can therefore no longer publish them.
public final class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(5);
    /// A round that takes longer hangs: its lease expires, and another relay takes over.
    private static final Duration MAX_ROUND = Duration.ofMinutes(2);

    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(5);

    private final SqlOutboxRows rows;
    private final Supplier<FencedProducer> producers;
    private final OutboxMetrics metrics;
    private final MessagingSettings settings;

    private @Nullable FencedProducer producer;
    private long epoch;
    private volatile boolean leaseHeld;
    private volatile Instant roundStartedAt = Instant.EPOCH;
    private Instant leasedUntil = Instant.EPOCH;
    private Instant nextMeasurement = Instant.EPOCH;

    public OutboxRelay(
            SqlOutboxRows rows, Supplier<FencedProducer> producers, OutboxMetrics metrics, MessagingSettings settings) {
        this.rows = rows;
        this.producers = producers;
        this.metrics = metrics;
        this.settings = settings;
    }

    /// Publishes one batch.
    ///
    /// @return the time until the next batch; zero if more rows may be waiting
    public Duration relayBatch() {
        roundStartedAt = Instant.now();
        try {
            return relay();
        } catch (RuntimeException failure) {
            // Kafka or the database is unavailable, or another relay has fenced this one: continue with a
            // new producer
            closeProducer();
            leaseHeld = false;
            leasedUntil = Instant.EPOCH;
            throw failure;
        }
    }

    /// Extends the lease during a long round, on another thread. Opening a producer or a commit may take longer
    /// than a lease lasts. Without this, two relays could take the lease from each other and fence each other
    /// without end.
    public Mono<Void> extendLease() {
        boolean inRound = Instant.now().isBefore(roundStartedAt.plus(MAX_ROUND));
        return leaseHeld && inRound ? rows.extendLease(settings.leaseTime()) : Mono.empty();
    }

    private Duration relay() {
        measureBacklog();
        if (!holdsLease()) {
            closeProducer();
            return settings.leaseTime().dividedBy(3);
        }
        FencedProducer open = openProducer();
        List<OutboxRow> waiting = rows.pendingRows(settings.batchSize()).block(DATABASE_TIMEOUT);
        send(open, waiting == null ? List.of() : waiting);
        boolean full = waiting != null && waiting.size() == settings.batchSize();
        return full ? Duration.ZERO : settings.pollInterval();
    }

    private boolean holdsLease() {
        Instant now = Instant.now();
        // renewed when a third of it has passed by the local clock, which may differ from the database's
        if (now.isAfter(leasedUntil.minus(settings.leaseTime().multipliedBy(2).dividedBy(3)))) {
            Optional<Long> taken = rows.acquireLease(settings.leaseTime()).blockOptional(DATABASE_TIMEOUT);
            leasedUntil = taken.isPresent() ? now.plus(settings.leaseTime()) : Instant.EPOCH;
            leaseHeld = taken.isPresent();
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

    /// Closes the producer and releases the lease, so that another relay can continue immediately.
    public void close() {
        leaseHeld = false;
        closeProducer();
        try {
            var _ = rows.releaseLease().block(DATABASE_TIMEOUT);
        } catch (RuntimeException unavailable) {
            LOG.debug("the lease was not released and will expire", unavailable);
        }
    }
}
