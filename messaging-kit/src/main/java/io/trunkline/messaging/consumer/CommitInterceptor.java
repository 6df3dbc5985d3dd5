package io.trunkline.messaging.consumer;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reports a consumer's successful commits to its [IdlePositionCommits]. Kafka creates it from the consumer's
/// settings, which also hold the object to report to.
public final class CommitInterceptor implements ConsumerInterceptor<String, byte[]> {

    /// The setting with the object to report to.
    static final String OBSERVER = "trunkline.idle-position-commits";

    private @Nullable IdlePositionCommits observer;

    @Override
    public void configure(Map<String, ?> settings) {
        observer = (IdlePositionCommits) settings.get(OBSERVER);
    }

    @Override
    public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Objects.requireNonNull(observer, "configured").committed(offsets);
    }

    @Override
    public void close() {
        // holds no resource
    }
}
