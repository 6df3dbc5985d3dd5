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

/// Commits the position of a partition that has been idle for a moment. Offsets after a batch are those of records,
/// but transactions leave markers behind the last record, and compaction leaves gaps: without this a group that has
/// read everything would never be seen at the end. Called on the consumer's own thread, after a poll that brought
/// nothing of this partition; of the other partitions the container may still have a lower offset to commit.
final class IdlePositionCommits implements ApplicationEventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(IdlePositionCommits.class);

    private final java.util.function.Consumer<Map<TopicPartition, Long>> observer;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /// @param observer is told all positions committed so far
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

    /// Away, or revoked in between: it is committed another time.
    private void forget(TopicPartition partition, Exception passing) {
        LOG.debug("the idle position of {} was not committed", partition, passing);
        var _ = committed.remove(partition);
    }
}
