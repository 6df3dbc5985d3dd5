package io.trunkline.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.topics.KafkaClientSettings;
import io.trunkline.messaging.topics.TopicCreation;
import io.trunkline.web.requests.LogFields;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes records that can never be applied to the dead letter topic `<topic>.<group>.dlt`, with their original
/// bytes and headers and four more headers: `dlt_reason`, `dlt_partition`, `dlt_offset`, `dlt_fault` (the
/// exception's class).
public final class DeadLetterPublisher implements AutoCloseable {

    static final String REASON = "dlt_reason";
    static final String PARTITION = "dlt_partition";
    static final String OFFSET = "dlt_offset";
    static final String FAULT = "dlt_fault";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPublisher.class);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(15);

    private final Map<String, Object> settings;
    private final TopicCreation topics;
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private @Nullable Producer<String, byte[]> producer;

    public DeadLetterPublisher(Map<String, Object> settings, TopicCreation topics) {
        this.settings = settings;
        this.topics = topics;
    }

    /// Returns when Kafka has acknowledged the dead letter.
    ///
    /// @param reason `no-envelope`, `unknown-type`, `malformed` or `refused`
    /// @throws KafkaException if it cannot be published right now
    public void publish(ConsumerRecord<String, byte[]> dead, String group, String reason, @Nullable Throwable fault) {
        String topic = RedeliveryTarget.deadLetterTopic(dead.topic(), group);
        if (!created.contains(topic)) {
            topics.createDeadLetterTopic(topic);
            var _ = created.add(topic);
        }
        send(deadLetter(topic, dead, reason, fault));
        LogFields.add(LOG.atError(), callId(dead), traceParent(dead))
                .setCause(fault)
                .log("dead letter {}: {}-{}@{} is in {}", reason, dead.topic(), dead.partition(), dead.offset(), topic);
    }

    /// Null for an event about no call.
    private static @Nullable String callId(ConsumerRecord<String, byte[]> dead) {
        return Topic.byName(dead.topic())
                .filter(Topic::isKeyedByCall)
                .map(_ -> dead.key())
                .orElse(null);
    }

    private static @Nullable String traceParent(ConsumerRecord<String, byte[]> dead) {
        Header header = dead.headers().lastHeader("traceparent");
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static ProducerRecord<String, byte[]> deadLetter(
            String topic, ConsumerRecord<String, byte[]> dead, String reason, @Nullable Throwable fault) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(topic, dead.key(), dead.value());
        dead.headers().forEach(header -> letter.headers().add(header));
        Map<String, String> added = Map.of(
                REASON,
                reason,
                PARTITION,
                Integer.toString(dead.partition()),
                OFFSET,
                Long.toString(dead.offset()),
                FAULT,
                fault == null ? "" : fault.getClass().getSimpleName());
        added.forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        return letter;
    }

    private void send(ProducerRecord<String, byte[]> letter) {
        try {
            var _ = producer().send(letter).get(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("a dead letter was not accepted", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while publishing a dead letter", interrupted);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(
                    KafkaClientSettings.producer(settings), new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
