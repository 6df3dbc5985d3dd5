package io.trunkline.messaging.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;

/// Commits the position of an idle partition. After a batch the container commits the offset of its last record.
/// Behind it there may be transaction markers and gaps from compaction, so without this class the committed offset
/// of a group would never reach the end offset. Called on the consumer's thread after a poll without records of
/// this partition.
///
/// The container may commit a lower offset later: that of a batch which it had to try again, or one that it had to
/// put off during a rebalance. So what is committed is learned from the consumer, see [CommitInterceptor].
final class IdlePositionCommits implements ApplicationEventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(IdlePositionCommits.class);

    private final java.util.function.Consumer<Map<TopicPartition, Long>> observer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /// @param observer receives the positions of all partitions that have been idle
    IdlePositionCommits(java.util.function.Consumer<Map<TopicPartition, Long>> observer) {
        this.observer = observer;
    }

    @Override
    public void publishEvent(Object event) {
        if (event instanceof ListenerContainerPartitionIdleEvent idle && !idle.isPaused()) {
            commit(idle.getTopicPartition(), idle.getConsumer());
        }
    }

    private void commit(TopicPartition partition, Consumer<?, ?> consumer) {
        try {
            Long position = consumer.position(partition);
            if (!position.equals(committed.get(partition))) {
                consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(position)), this::logFailure);
            }
            if (!position.equals(positions.put(partition, position))) {
                observer.accept(positions);
            }
        } catch (KafkaException | IllegalStateException passing) {
            LOG.debug("the idle position of {} is not known now", partition, passing);
        }
    }

    /// Kafka was unavailable or the partition was revoked; the next idle event commits again.
    private void logFailure(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure != null) {
            LOG.debug("the idle position was not committed: {}", offsets, failure);
        }
    }

    /// Called on the consumer's thread after each successful commit of the container or of this class.
    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }
}
