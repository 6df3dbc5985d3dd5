package io.trunkline.endtoend;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.wire.Envelope;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes node commands like routing-service, to test repeated and late ones.
final class NodeCommandPublisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    NodeCommandPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    void publish(NodeCommand command) {
        Envelope envelope = new Envelope(
                UUID.randomUUID(), "node.command.v1", "/end-to-end", command.key(), Instant.now(), null, null);
        ProducerRecord<String, byte[]> said =
                new ProducerRecord<>(Topic.NODE_COMMAND.topicName(), command.key(), new EventCodec().write(command));
        envelope.headers().forEach((name, value) -> said.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(said);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
