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
import org.springframework.kafka.listener.BatchMessageListener;
import reactor.core.publisher.Mono;

/// Passes the records of each poll to a subscription's handler and waits for it, so that offsets are committed in
/// order.
public final class EventConsumer implements BatchMessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

    private final Subscription subscription;
    private final String group;
    private final DeadLetterPublisher deadLetters;
    private final MessagingMetrics metrics;
    private final TracePropagation traces;
    private final Duration timeout;
    private final EventCodec codec = new EventCodec();

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

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        List<ReadRecord> batch = new ArrayList<>(records.size());
        records.forEach(record -> read(record).ifPresent(batch::add));
        if (batch.isEmpty()) {
            return;
        }
        try {
            handle(batch);
        } catch (RuntimeException fault) {
            rethrowIfTransient(fault);
            batch.forEach(this::handleAlone);
        }
    }

    private void handleAlone(ReadRecord one) {
        try {
            handle(List.of(one));
        } catch (RuntimeException fault) {
            rethrowIfTransient(fault);
            setAside(one.record(), "refused", fault);
        }
    }

    private void handle(List<ReadRecord> batch) {
        List<ReceivedEvent> received = batch.stream().map(ReadRecord::received).toList();
        var _ = traces.traceHandling(
                        group, received.getFirst(), subscription.handler().handle(received))
                .timeout(timeout)
                .block(timeout.plusSeconds(1));
        received.forEach(one -> metrics.consumed(group, one.envelope().type()));
    }

    private void rethrowIfTransient(RuntimeException fault) {
        if (TransientFaults.isTransient(fault)) {
            metrics.retried(group);
            LOG.warn("{} will try the batch again: {}", group, fault.toString());
            throw fault;
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
