package io.trunkline.messaging.consumer;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A consumer whose poll returns records of several polls, as [DeferredPoll] collects them.
final class DeferringConsumer extends KafkaConsumer<String, byte[]> {
    private final DeferredPoll deferredPoll;

    DeferringConsumer(Map<String, Object> settings, Subscription.Deferral deferral, int batchSize) {
        super(settings, new StringDeserializer(), new ByteArrayDeserializer());
        deferredPoll = new DeferredPoll(deferral, batchSize, super::poll, this::assignment, Thread::sleep);
    }

    @Override
    public ConsumerRecords<String, byte[]> poll(Duration timeout) {
        return deferredPoll.poll(timeout);
    }
}
