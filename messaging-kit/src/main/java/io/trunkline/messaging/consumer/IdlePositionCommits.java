package io.trunkline.messaging.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;

/// Commits the position of an idle partition. After a batch the container commits the offset of its last record.
/// Behind it there may be transaction markers and gaps from compaction, so without this class the committed offset
/// of a group would never reach the end offset. Called on the consumer's thread after a poll without records of
/// this partition; the container may still have a lower offset to commit for other partitions.
final class IdlePositionCommits implements ApplicationEventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(IdlePositionCommits.class);

    private final java.util.function.Consumer<Map<TopicPartition, Long>> observer;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /// @param observer receives all positions committed so far
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
            long position = consumer.position(partition);
            if (!Long.valueOf(position).equals(committed.put(partition, position))) {
                consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(position)), (_, failed) -> {
                    if (failed != null) {
                        forget(partition, failed);
                    }
                });
                observer.accept(committed);
            }
        } catch (KafkaException | IllegalStateException passing) {
            forget(partition, passing);
        }
    }

    /// Kafka was unavailable or the partition was revoked; the position is committed later.
    private void forget(TopicPartition partition, Exception passing) {
        LOG.debug("the idle position of {} was not committed", partition, passing);
        var _ = committed.remove(partition);
    }
}
