package io.trunkline.benchmarks.environment;

import io.trunkline.events.Event;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.EventTestClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes and consumes events in place of other services. Thread-safe.
public final class TopicClient implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final EventCodec codec = new EventCodec();
    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicBoolean open = new AtomicBoolean(true);

    public TopicClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 2),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Publishes an event without waiting for its acknowledgment.
    public void publish(Event event) {
        var _ = producer.send(EventTestClient.toRecord(event));
    }

    /// Returns when Kafka has acknowledged all published events.
    public void flush() {
        producer.flush();
    }

    /// Consumes a topic from its current end, on its own thread, until this client is closed.
    public void subscribe(Topic topic, Consumer<Event> handler) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> {
            long _ = consumer.position(partition);
        });
        Thread _ = Thread.ofPlatform()
                .daemon()
                .name("consume-" + topic.topicName())
                .start(() -> {
                    try (consumer) {
                        while (open.get()) {
                            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                                handle(record, handler);
                            }
                        }
                    }
                });
    }

    private void handle(ConsumerRecord<String, byte[]> record, Consumer<Event> handler) {
        var type = record.headers().lastHeader("ce_type");
        if (type != null && record.value() != null) {
            codec.read(new String(type.value(), StandardCharsets.UTF_8), record.value())
                    .ifPresent(handler);
        }
    }

    @Override
    public void close() {
        open.set(false);
        producer.close(Duration.ofSeconds(2));
    }
}
