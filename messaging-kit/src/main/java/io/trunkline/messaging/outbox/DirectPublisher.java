package io.trunkline.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.events.Event;
import io.trunkline.events.wire.Envelope;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.EventType;
import io.trunkline.messaging.topics.KafkaClientSettings;
import io.trunkline.messaging.topics.TracePropagation;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Publishes events to Kafka without the outbox, with the headers that the relay would give them. It is for events
/// that do not belong to a change in the database, that may be published twice, and that the service can repeat
/// after a failure or a crash.
///
/// The producer is idempotent: events with one key are written in the order in which they were published, except
/// around a failure.
public final class DirectPublisher implements AutoCloseable {

    private static final int LINGER_MILLIS = 3;

    private final Map<String, Object> settings;
    private final String source;
    private final TracePropagation traces;
    private final Clock clock;
    private final EventCodec codec = new EventCodec();
    private @Nullable Producer<String, byte[]> producer;

    /// @param service the name of the service, for the source of its events
    /// @param timeout until an event must be acknowledged; at least 1 s
    public DirectPublisher(
            Map<String, Object> settings, String service, Duration timeout, TracePropagation traces, Clock clock) {
        this.settings = producerSettings(settings, timeout);
        this.source = "/" + service;
        this.traces = traces;
        this.clock = clock;
    }

    private static Map<String, Object> producerSettings(Map<String, Object> base, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> settings = new HashMap<>(KafkaClientSettings.producer(base));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis - 10 * LINGER_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        return settings;
    }

    /// Hands events to the producer, in order, and does not wait for Kafka. It blocks only while the producer does
    /// not know the topic yet, for the timeout at most.
    ///
    /// @param result called once for each item, on any thread: without an error when all replicas of the topic have
    ///     the event, with one if they may not have it
    public <T> Mono<Void> publish(
            List<T> items, Function<? super T, ? extends Event> event, BiConsumer<T, @Nullable Exception> result) {
        return traces.currentTraceParent()
                .doOnNext(
                        traceParent -> send(items, item -> record(event.apply(item), traceParent.orElse(null)), result))
                .then();
    }

    /// After an event that the producer does not accept, the later ones are not tried: each would block.
    private <T> void send(
            List<T> items,
            Function<T, ProducerRecord<String, byte[]>> record,
            BiConsumer<T, @Nullable Exception> result) {
        @Nullable Exception failure = null;
        for (T item : items) {
            if (failure == null) {
                failure = send(record.apply(item), failed -> result.accept(item, failed));
            } else {
                result.accept(item, failure);
            }
        }
    }

    /// @return the error if the producer does not accept the record
    private @Nullable Exception send(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> result) {
        try {
            Future<RecordMetadata> sent = producer().send(record, (_, failure) -> result.accept(failure));
            return sent.state() == Future.State.FAILED && sent.exceptionNow() instanceof Exception refused
                    ? refused
                    : null;
        } catch (KafkaException | IllegalStateException unavailable) {
            result.accept(unavailable);
            return unavailable;
        }
    }

    private ProducerRecord<String, byte[]> record(Event event, @Nullable String traceParent) {
        EventType type = EventType.of(event);
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                type.typeName(),
                source,
                event.key(),
                clock.instant(),
                event.owningTenant().map(UUID::toString).orElse(null),
                traceParent);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(type.topic().topicName(), event.key(), codec.write(event));
        envelope.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private synchronized Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private synchronized @Nullable Producer<String, byte[]> openProducer() {
        return producer;
    }

    /// Waits until each event was acknowledged or has failed.
    public void flush() {
        Producer<String, byte[]> open = openProducer();
        if (open != null) {
            open.flush();
        }
    }

    @Override
    public void close() {
        Producer<String, byte[]> open = openProducer();
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }
}
