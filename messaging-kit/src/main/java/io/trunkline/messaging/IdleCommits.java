package io.trunkline.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;

/// Commits an idle consumer's position. Offsets after a batch are those of records, but transactions leave markers
/// behind the last record, and compaction leaves gaps: without this a group that has read everything would never be
/// seen at the end. Called on the consumer's own thread, between polls, when everything polled has been applied.
final class IdleCommits implements ApplicationEventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(IdleCommits.class);

    private final Consumer<Map<TopicPartition, Long>> observer;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /// @param observer is told the committed positions
    IdleCommits(Consumer<Map<TopicPartition, Long>> observer) {
        this.observer = observer;
    }

    @Override
    public void publishEvent(Object event) {
        if (event instanceof ListenerContainerPartitionIdleEvent idle && !idle.isPaused()) {
            commit(idle.getConsumer());
        }
    }

    private void commit(org.apache.kafka.clients.consumer.Consumer<?, ?> consumer) {
        try {
            Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
            committed.keySet().retainAll(consumer.assignment());
            for (TopicPartition partition : consumer.assignment()) {
                long position = consumer.position(partition);
                if (!Long.valueOf(position).equals(committed.put(partition, position))) {
                    moved.put(partition, new OffsetAndMetadata(position));
                }
            }
            if (!moved.isEmpty()) {
                consumer.commitSync(moved);
                observer.accept(committed);
            }
        } catch (KafkaException passing) {
            LOG.debug("the idle position is committed another time", passing);
            committed.clear();
        }
    }
}
