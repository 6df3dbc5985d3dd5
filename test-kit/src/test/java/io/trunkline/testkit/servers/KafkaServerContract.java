package io.trunkline.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// The contract of both Kafka brokers for tests.
interface KafkaServerContract {
    /// A running broker, shared by all tests of the class.
    KafkaServer server();

    @Test
    default void creates_no_topic_automatically() {
        try (Admin admin = Admin.create(settings())) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("never-declared"))
                            .allTopicNames()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    default void a_second_start_stop_or_kill_has_no_effect() throws Exception {
        server().start();
        server().stop();
        server().stop();
        server().kill();
        server().start();

        try (Admin admin = Admin.create(settings())) {
            assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    default void keeps_port_and_acknowledged_records_after_kill_and_restart() throws Exception {
        int port = server().port();
        try (Admin admin = Admin.create(settings())) {
            admin.createTopics(List.of(new NewTopic("durable", 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("durable", "key", "before")).get(20, TimeUnit.SECONDS);
            server().kill();
            server().start();
            producer.send(new ProducerRecord<>("durable", "key", "after")).get(30, TimeUnit.SECONDS);
        }
        server().restart();

        assertThat(server().port()).isEqualTo(port);
        assertThat(valuesOf("durable", 2)).containsExactly("before", "after");
    }

    @Test
    default void supports_a_transactional_producer() throws Exception {
        try (Admin admin = Admin.create(settings())) {
            admin.createTopics(List.of(new NewTopic("fenced", 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        Map<String, Object> settings = settings();
        settings.put("transactional.id", "relay");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("fenced", "key", "value")).get(20, TimeUnit.SECONDS);
            producer.commitTransaction();
        }
        assertThat(valuesOf("fenced", 1)).containsExactly("value");
    }

    private List<String> valuesOf(String topic, int count) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Await.until(count + " records in " + topic, () -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    values.add(record.value());
                }
                return values.size() >= count;
            });
        }
        return values;
    }

    private Map<String, Object> settings() {
        return new HashMap<>(Map.of("bootstrap.servers", server().bootstrapServers()));
    }
}
