package io.trunkline.messaging.consumer;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription.Deferral;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// Polls for a limited time, or until a record of one topic has arrived, and returns all records as those of one
/// poll. After a full poll, more records wait in other partitions: if records wait for those of another topic, a few
/// full polls are one batch. Offsets are committed when all are applied, so the records of a killed consumer are
/// consumed again.
final class DeferredPoll {
    private static final Duration SHORT_STEP = Duration.ofMillis(20);
    private static final Duration LONG_STEP = Duration.ofMillis(100);

    /// Of these at most, the records are one batch.
    private static final int FULL_POLLS = 4;

    private final @Nullable Topic topic;
    private final Duration step;
    private final long maxSteps;
    private final int maxRecords;
    private final Function<Duration, ConsumerRecords<String, byte[]>> poll;
    private final Supplier<Set<TopicPartition>> assignment;
    private final Pause pause;

    /// The fault of a poll after which records were returned; thrown by the next one.
    private @Nullable RuntimeException fault;

    /// @param assignment the partitions that the consumer has now
    DeferredPoll(
            Deferral deferral,
            int maxRecords,
            Function<Duration, ConsumerRecords<String, byte[]>> poll,
            Supplier<Set<TopicPartition>> assignment,
            Pause pause) {
        this.topic = deferral.until();
        this.step = step(deferral);
        this.maxSteps = deferral.atMost().dividedBy(step);
        this.maxRecords = maxRecords;
        this.poll = poll;
        this.assignment = assignment;
        this.pause = pause;
    }

    /// While no record ends the wait, a long pause between polls saves requests.
    private static Duration step(Deferral deferral) {
        boolean mayEndEarly = deferral.until() != null;
        return mayEndEarly || deferral.atMost().compareTo(LONG_STEP.multipliedBy(2)) < 0 ? SHORT_STEP : LONG_STEP;
    }

    ConsumerRecords<String, byte[]> poll(Duration timeout) {
        throwFault();
        ConsumerRecords<String, byte[]> first = poll.apply(timeout);
        if (first.isEmpty()) {
            return first;
        }
        Batch batch = new Batch();
        batch.add(first);
        boolean ended = addMore(batch, first);
        for (int step = 0; !ended && fault == null && step < maxSteps && batch.count() < maxRecords; step++) {
            ConsumerRecords<String, byte[]> more = pollAfter(this.step);
            batch.add(more);
            ended = containsTopic(more);
        }
        return batch.of(assignment.get());
    }

    /// @return whether a record of the topic has arrived
    private boolean addMore(Batch batch, ConsumerRecords<String, byte[]> first) {
        ConsumerRecords<String, byte[]> last = first;
        boolean ended = containsTopic(first);
        for (int polls = 1; topic != null && polls < FULL_POLLS && last.count() >= maxRecords; polls++) {
            last = pollAfter(Duration.ZERO);
            batch.add(last);
            ended |= containsTopic(last);
        }
        return ended;
    }

    private void throwFault() {
        RuntimeException thrown = fault;
        fault = null;
        if (thrown != null) {
            throw thrown;
        }
    }

    /// A fault must not lose the records of the polls before, whose positions the consumer has passed.
    private ConsumerRecords<String, byte[]> pollAfter(Duration time) {
        try {
            if (time.isPositive()) {
                pause.of(time);
            }
            return poll.apply(Duration.ZERO);
        } catch (InterruptedException interrupted) {
            fault = new InterruptException(interrupted);
        } catch (RuntimeException failure) {
            fault = failure;
        }
        return ConsumerRecords.empty();
    }

    private boolean containsTopic(ConsumerRecords<String, byte[]> records) {
        return topic != null
                && records.partitions().stream()
                        .anyMatch(partition -> partition.topic().equals(topic.topicName()));
    }

    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private static final class Batch {
        private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records = new LinkedHashMap<>();
        private final Map<TopicPartition, OffsetAndMetadata> nextOffsets = new HashMap<>();
        private int count;

        void add(ConsumerRecords<String, byte[]> polled) {
            for (TopicPartition partition : polled.partitions()) {
                List<ConsumerRecord<String, byte[]>> added = polled.records(partition);
                List<ConsumerRecord<String, byte[]>> all = records.computeIfAbsent(partition, _ -> new ArrayList<>());
                // a partition that was revoked and assigned again is consumed from its committed offset again
                long from = added.getFirst().offset();
                var _ = all.removeIf(record -> record.offset() >= from);
                all.addAll(added);
            }
            nextOffsets.putAll(polled.nextOffsets());
            count += polled.count();
        }

        int count() {
            return count;
        }

        /// The records of partitions that are still assigned. Others are left to their new consumer.
        ConsumerRecords<String, byte[]> of(Set<TopicPartition> assigned) {
            records.keySet().retainAll(assigned);
            nextOffsets.keySet().retainAll(assigned);
            return new ConsumerRecords<>(records, nextOffsets);
        }
    }
}
