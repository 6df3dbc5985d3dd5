package io.trunkline.messaging.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.messaging.outbox.OutboxRow;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// What the kit asks of Kafka's clients. Times are in milliseconds.
public final class KafkaClientSettings {

    private KafkaClientSettings() {}

    /// For the relay: every replica acknowledges, nothing is repeated within the log, earlier relays are fenced.
    public static Map<String, Object> transactionalProducer(Map<String, Object> base, String transactionalId) {
        Map<String, Object> settings = producer(base);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        // a killed relay's open transaction holds readers up for no longer than this, or until the next relay
        // starts
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        // the next transaction may find the last one's markers still being written; the default waits 100 ms for
        // them
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    /// For what is sent on its own, such as dead letters.
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

    /// For a listener.
    ///
    /// @param memberId of a replica that keeps its partitions through a restart, null for none
    public static Map<String, Object> consumer(
            Map<String, Object> base, String group, @Nullable String memberId, int batchSize) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        if (memberId != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, memberId);
        }
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        // the least that a broker allows: a killed replica's partitions are free after this
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        return settings;
    }

    /// A row as Kafka takes it.
    public static ProducerRecord<String, byte[]> producerRecord(OutboxRow row) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                row.topic(), row.envelope().subject(), row.body().getBytes(UTF_8));
        row.envelope().headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
