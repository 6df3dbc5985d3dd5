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

/// Publishes outbox rows without a transaction. Rows of a key stay in order.
final class IdempotentProducer implements AutoCloseable {

    private final Producer<String, byte[]> producer;

    IdempotentProducer(Map<String, Object> settings) {
        producer = new KafkaProducer<>(
                KafkaClientSettings.batchProducer(settings), new StringSerializer(), new ByteArraySerializer());
    }

    /// Publishes all rows that Kafka accepts.
    ///
    /// @return the rows that Kafka will never accept
    /// @throws KafkaException if Kafka is unavailable; the producer must be closed, and any row may be published
    List<RejectedRow> send(List<OutboxRow> rows) {
        List<Future<RecordMetadata>> acks = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Future<RecordMetadata> ack = producer.send(KafkaClientSettings.producerRecord(row));
            // without a connection each row would wait for one
            boolean _ = isRejected(ack);
            acks.add(ack);
        }
        producer.flush();
        List<RejectedRow> rejected = new ArrayList<>();
        for (int i = 0; i < acks.size(); i++) {
            if (isRejected(acks.get(i))) {
                rejected.add(new RejectedRow(rows.get(i), acks.get(i).exceptionNow()));
            }
        }
        return rejected;
    }

    /// @throws KafkaException if Kafka was unavailable
    private static boolean isRejected(Future<RecordMetadata> ack) {
        if (ack.state() != Future.State.FAILED) {
            return false;
        }
        if (ack.exceptionNow() instanceof KafkaException fault && !RejectedRow.isUnsendable(fault)) {
            throw fault;
        }
        return true;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
