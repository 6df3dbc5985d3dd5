package io.trunkline.messaging.outbox;

import io.trunkline.messaging.topics.KafkaClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes outbox rows in Kafka transactions. A new producer with the same transactional id fences all earlier
/// ones, so a delayed relay cannot publish an old version after a new one.
final class FencedProducer implements AutoCloseable {

    private final Producer<String, byte[]> producer;

    /// Connects and fences all earlier producers.
    FencedProducer(Map<String, Object> settings, String transactionalId) {
        producer = new KafkaProducer<>(
                KafkaClientSettings.transactionalProducer(settings, transactionalId),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException unavailable) {
            close();
            throw unavailable;
        }
    }

    /// Publishes all rows in order, or none.
    ///
    /// @throws UnsendableRowException if Kafka will never accept a row; the producer remains usable
    /// @throws KafkaException if Kafka is unavailable or this producer is fenced; the producer must be closed
    void send(List<OutboxRow> rows) {
        List<Future<RecordMetadata>> acks = new ArrayList<>(rows.size());
        producer.beginTransaction();
        try {
            rows.forEach(row -> acks.add(producer.send(KafkaClientSettings.producerRecord(row))));
            producer.commitTransaction();
        } catch (KafkaException failed) {
            KafkaException cause = firstFailure(acks, failed);
            if (RejectedRow.isUnsendable(cause)) {
                producer.abortTransaction();
                throw new UnsendableRowException(cause);
            }
            throw failed;
        }
    }

    private static KafkaException firstFailure(List<Future<RecordMetadata>> acks, KafkaException fallback) {
        for (Future<RecordMetadata> ack : acks) {
            if (ack.state() == Future.State.FAILED && ack.exceptionNow() instanceof KafkaException fault) {
                return fault;
            }
        }
        return fallback;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
