package io.trunkline.benchmarks.cost;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Records of 500 bytes through a topic of its own, which is deleted at the end, to consumers in groups of their
/// own that commit once a second.
final class TopicSteps implements AutoCloseable {
    private static final String TOPIC = "bench.steps";
    private static final int PARTITIONS = 6;
    private static final byte[] BODY = new byte[500];
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Thread> consumers = new ArrayList<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private int sent;

    TopicSteps(InetSocketAddress kafka, int consumers) {
        String servers = kafka.getHostString() + ":" + kafka.getPort();
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        await(admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                .all());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        for (int i = 0; i < consumers; i++) {
            String group = "bench-steps-" + i;
            this.consumers.add(Thread.ofVirtual().start(() -> consume(servers, group)));
        }
    }

    void send() {
        sent++;
        var _ = producer.send(new ProducerRecord<>(TOPIC, "call-" + sent, BODY));
    }

    private void consume(String servers, String group) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                group,
                "isolation.level",
                "read_committed",
                "auto.commit.interval.ms",
                1_000,
                "fetch.max.wait.ms",
                2_000);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (open.get()) {
                var _ = consumer.poll(POLL);
            }
        }
    }

    private static void await(org.apache.kafka.common.KafkaFuture<Void> future) {
        var _ = future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        open.set(false);
        for (Thread consumer : consumers) {
            try {
                consumer.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        producer.close();
        await(admin.deleteTopics(List.of(TOPIC)).all());
        admin.close();
    }
}
