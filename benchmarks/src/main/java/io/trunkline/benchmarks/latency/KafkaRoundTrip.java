package io.trunkline.benchmarks.latency;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends records one after another through a topic of its own, which it deletes at the end.
final class KafkaRoundTrip implements AutoCloseable {
    private static final String TOPIC = "bench.latency";
    private static final Duration POLL = Duration.ofSeconds(10);

    private final Admin admin;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    KafkaRoundTrip(InetSocketAddress kafka) {
        String servers = kafka.getHostString() + ":" + kafka.getPort();
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        consumer.seekToBeginning(consumer.assignment());
    }

    /// From the send until the consumer has the record, in nanoseconds.
    long measure() {
        long sent = System.nanoTime();
        var _ = producer.send(new ProducerRecord<>(TOPIC, "key", "value"));
        if (consumer.poll(POLL).isEmpty()) {
            throw new IllegalStateException("no record came back within " + POLL);
        }
        return System.nanoTime() - sent;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        admin.deleteTopics(List.of(TOPIC))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        admin.close();
    }
}
