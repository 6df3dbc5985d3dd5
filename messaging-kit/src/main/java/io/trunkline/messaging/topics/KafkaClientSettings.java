package io.trunkline.messaging.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.outbox.OutboxRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// The settings of Kafka clients. Times are in milliseconds.
public final class KafkaClientSettings {

    private KafkaClientSettings() {}

    /// Settings for the relay: acknowledged by all replicas, idempotent, fencing earlier relays.
    public static Map<String, Object> transactionalProducer(Map<String, Object> base, String transactionalId) {
        Map<String, Object> settings = producer(base);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        // the open transaction of a killed relay blocks consumers for this time, or until the next relay starts
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        // the markers of the previous transaction may still be being written; the default back-off for that is
        // 100 ms
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    /// Settings for a producer that is flushed after each batch. The records of a batch then share requests instead
    /// of the first one being sent alone, and none waits.
    public static Map<String, Object> batchProducer(Map<String, Object> base) {
        Map<String, Object> settings = producer(base);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 50);
        return settings;
    }

    /// Settings for records outside the outbox, such as dead letters.
    public static Map<String, Object> producer(Map<String, Object> base) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        return settings;
    }

    /// Settings for a consumer.
    ///
    /// @param memberId a static member id, with which a replica keeps its partitions during a restart; null
    ///     for none
    public static Map<String, Object> consumer(
            Map<String, Object> base, String group, @Nullable String memberId, MessagingSettings messaging) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        if (memberId != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, memberId);
        }
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, messaging.batchSize());
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, millis(messaging.fetchWait()));
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(messaging.sessionTimeout()));
        settings.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                millis(messaging.sessionTimeout().dividedBy(3)));
        // also the interval at which the thread that sends heartbeats wakes up
        settings.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 500);
        return settings;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /// Settings for reading topics without a consumer group.
    public static Map<String, Object> reader(Map<String, Object> base) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }

    /// A row as a Kafka record.
    public static ProducerRecord<String, byte[]> producerRecord(OutboxRow row) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                row.topic(), row.envelope().subject(), row.body().getBytes(UTF_8));
        row.envelope().headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
