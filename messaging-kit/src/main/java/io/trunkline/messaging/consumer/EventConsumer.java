package io.trunkline.messaging.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.events.Event;
import io.trunkline.events.wire.Envelope;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.MalformedEventException;
import io.trunkline.messaging.deadletters.DeadLetterProblem;
import io.trunkline.messaging.deadletters.DeadLetterPublisher;
import io.trunkline.messaging.topics.TracePropagation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import reactor.core.publisher.Mono;

/// Passes the records of each poll to a subscription's handler and waits for it, so that offsets are committed
/// in order.
public final class EventConsumer implements BatchMessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

    private static final int MAX_CHUNK = 1 << 20;

    /// A consumer that polls too rarely loses its partitions, after five minutes by default.
    private static final Duration POLL_AFTER = Duration.ofMinutes(1);

    private final Subscription subscription;
    private final String group;
    private final DeadLetterPublisher deadLetters;
    private final MessagingMetrics metrics;
    private final TracePropagation traces;
    private final Duration timeout;
    private final EventCodec codec = new EventCodec();

    /// The number of events that are applied together. Used by the consumer's thread only.
    private int chunkSize = MAX_CHUNK;

    public EventConsumer(
            Subscription subscription,
            String group,
            DeadLetterPublisher deadLetters,
            MessagingMetrics metrics,
            TracePropagation traces,
            Duration timeout) {
        this.subscription = subscription;
        this.group = group;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.traces = traces;
        this.timeout = timeout;
    }

    /// Applies the records in chunks, of which each has the time limit of one batch. A chunk that was too slow is
    /// halved; the size grows again with each poll that was applied.
    ///
    /// @throws BatchListenerFailedException for a transient fault, or when the next poll is due. It names the first
    ///     record that was not applied: the container commits the records before it and delivers the others again
    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        List<ReadRecord> batch = new ArrayList<>(records.size());
        records.forEach(record -> read(record).ifPresent(batch::add));
        long started = System.nanoTime();
        int done = 0;
        while (done < batch.size()) {
            List<ReadRecord> chunk = batch.subList(done, Math.min(done + chunkSize, batch.size()));
            handleChunk(chunk);
            done += chunk.size();
            if (done < batch.size() && System.nanoTime() - started > POLL_AFTER.toNanos()) {
                throw new BatchListenerFailedException(
                        "continued with the next poll", batch.get(done).record());
            }
        }
        chunkSize = Math.min(2 * chunkSize, MAX_CHUNK);
    }

    private void handleChunk(List<ReadRecord> chunk) {
        try {
            handle(chunk);
        } catch (RuntimeException fault) {
            if (TransientFaults.isTimeout(fault) && chunk.size() > 1) {
                chunkSize = chunk.size() / 2;
            }
            rethrowIfTransient(fault, chunk.getFirst());
            chunk.forEach(this::handleAlone);
        }
    }

    private void handleAlone(ReadRecord one) {
        try {
            handle(List.of(one));
        } catch (RuntimeException fault) {
            rethrowIfTransient(fault, one);
            setAside(one.record(), "refused", fault);
        }
    }

    private void handle(List<ReadRecord> chunk) {
        List<ReceivedEvent> received = chunk.stream().map(ReadRecord::received).toList();
        var _ = traces.traceHandling(
                        group, received.getFirst(), subscription.handler().handle(received))
                .timeout(timeout)
                .block(timeout.plusSeconds(1));
        received.forEach(one -> metrics.consumed(group, one.envelope().type()));
    }

    private void rethrowIfTransient(RuntimeException fault, ReadRecord first) {
        if (TransientFaults.isTransient(fault)) {
            metrics.retried(group);
            LOG.warn("{} will try the batch again: {}", group, fault.toString());
            throw new BatchListenerFailedException("tried again", fault, first.record());
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> record, String reason, @Nullable Throwable fault) {
        deadLetters.publish(record, group, reason, fault);
        metrics.deadLetter(group, record.topic(), reason);
    }

    /// Applies a dead letter again. Fails with [DeadLetterProblem#REFUSED] if it still cannot be applied.
    Mono<Void> redeliver(ConsumerRecord<String, byte[]> letter) {
        return Mono.fromCallable(() -> decode(letter))
                .flatMap(received -> traces.traceHandling(
                        group, received, subscription.handler().handle(List.of(received))))
                .timeout(timeout)
                .onErrorMap(fault -> !TransientFaults.isTransient(fault), this::refused);
    }

    private ReceivedEvent decode(ConsumerRecord<String, byte[]> letter) throws MalformedEventException {
        Envelope envelope = Envelope.of(headers(letter));
        return codec.read(envelope.type(), letter.value())
                .map(event -> new ReceivedEvent(event, envelope))
                .orElseThrow(() -> new PoisonEventException("unknown type " + envelope.type()));
    }

    private Throwable refused(Throwable fault) {
        LOG.warn("{} refused a dead letter again", group, fault);
        return DeadLetterProblem.REFUSED.problem(
                "%s refused it again: %s".formatted(group, fault.getClass().getSimpleName()));
    }

    /// Empty for a tombstone, for a record that the key filter excludes and for a record that cannot be decoded,
    /// which is published as a dead letter.
    private Optional<ReadRecord> read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null || !isWanted(record.key())) {
            return Optional.empty();
        }
        try {
            Envelope envelope = Envelope.of(headers(record));
            Optional<Event> event = codec.read(envelope.type(), record.value());
            if (event.isEmpty()) {
                metrics.unknownType(group, record.topic());
                setAside(record, "unknown-type", null);
            }
            return event.map(known -> new ReadRecord(record, new ReceivedEvent(known, envelope)));
        } catch (MalformedEventException malformed) {
            setAside(record, "malformed", malformed);
        } catch (IllegalArgumentException noEnvelope) {
            setAside(record, "no-envelope", noEnvelope);
        }
        return Optional.empty();
    }

    /// A record without a key is wanted: it is an error of its producer and is reported as such.
    private boolean isWanted(@Nullable String key) {
        return key == null || subscription.keyFilter().test(key);
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        });
        return headers;
    }

    /// A record with its decoded event.
    private record ReadRecord(ConsumerRecord<String, byte[]> record, ReceivedEvent received) {}
}
