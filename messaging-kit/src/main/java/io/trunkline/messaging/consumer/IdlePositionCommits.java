package io.trunkline.messaging.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
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
/// Under load a partition is idle many times a second, so the positions of all idle partitions are committed
/// together, at intervals. Most of them the container has committed by then.
///
/// The container may commit a lower offset later: that of a batch which it had to try again, or one that it had to
/// put off during a rebalance. So what is committed is learned from the consumer, see [CommitInterceptor].
final class IdlePositionCommits implements ApplicationEventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(IdlePositionCommits.class);

    private final java.util.function.Consumer<Map<TopicPartition, Long>> observer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Long> uncommitted = new HashMap<>();
    private final Duration interval;
    private final LongSupplier nanoTime;
    private long lastCommit;

    /// @param observer receives the positions of all partitions that have been idle
    IdlePositionCommits(
            java.util.function.Consumer<Map<TopicPartition, Long>> observer, Duration interval, LongSupplier nanoTime) {
        this.observer = observer;
        this.interval = interval;
        this.nanoTime = nanoTime;
        this.lastCommit = nanoTime.getAsLong();
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
            uncommitted.put(partition, position);
            if (nanoTime.getAsLong() - lastCommit >= interval.toNanos()) {
                commitIdlePositions(consumer);
            }
            if (!position.equals(positions.put(partition, position))) {
                observer.accept(positions);
            }
        } catch (KafkaException | IllegalStateException passing) {
            LOG.debug("the idle position of {} is not known now", partition, passing);
        }
    }

    /// A partition may have got records since it was idle, and be revoked: its position is then not committed.
    private void commitIdlePositions(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        uncommitted.forEach((partition, position) -> {
            boolean isAhead = position > committed.getOrDefault(partition, -1L);
            if (isAhead && consumer.assignment().contains(partition)) {
                offsets.put(partition, new OffsetAndMetadata(position));
            }
        });
        uncommitted.clear();
        if (!offsets.isEmpty()) {
            lastCommit = nanoTime.getAsLong();
            consumer.commitAsync(offsets, this::logFailure);
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
