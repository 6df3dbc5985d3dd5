package io.trunkline.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeferredPollTest {
    private static final TopicPartition STEPS = new TopicPartition("call.progress", 0);
    private static final TopicPartition ENDS = new TopicPartition("call.completed", 0);

    private final Deque<Object> polled = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Set<TopicPartition> assigned = Set.of(STEPS, ENDS);

    private final DeferredPoll untilEnd = deferredPoll(Topic.CALL_COMPLETED);

    @Test
    void records_wait_for_one_of_the_topic_and_are_returned_with_it() {
        polled.addAll(List.of(records(STEPS, 1), records(STEPS, 2), records(ENDS, 7), records(STEPS, 3)));

        var batch = untilEnd.poll(Duration.ofMillis(100));

        assertThat(offsets(batch)).containsExactly(1L, 2L, 7L);
        assertThat(batch.nextOffsets())
                .isEqualTo(Map.of(STEPS, new OffsetAndMetadata(3), ENDS, new OffsetAndMetadata(8)));
    }

    @Test
    void a_record_of_the_topic_is_returned_immediately() {
        polled.addAll(List.of(records(ENDS, 7), records(STEPS, 1)));

        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).containsExactly(7L);
        assertThat(pauses).isEmpty();
    }

    @Test
    void records_wait_for_a_limited_time() {
        polled.add(records(STEPS, 1));

        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).containsExactly(1L);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void without_a_topic_all_records_of_the_time_are_returned_together() {
        polled.addAll(List.of(records(ENDS, 7), records(STEPS, 1), records(ENDS, 8)));

        assertThat(offsets(deferredPoll(null).poll(Duration.ofMillis(100)))).containsExactly(7L, 8L, 1L);
    }

    @Test
    void records_that_wait_for_none_are_polled_rarely() {
        polled.add(records(STEPS, 1));

        assertThat(offsets(deferredPoll(null, Duration.ofSeconds(1)).poll(Duration.ofMillis(100))))
                .containsExactly(1L);
        assertThat(pauses).hasSize(10).containsOnly(Duration.ofMillis(100));
    }

    @Test
    void a_fault_loses_no_record_and_is_thrown_by_the_next_poll() {
        polled.addAll(List.of(records(STEPS, 1), new WakeupException(), records(STEPS, 2)));

        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).containsExactly(1L);
        assertThatThrownBy(() -> untilEnd.poll(Duration.ofMillis(100))).isInstanceOf(WakeupException.class);
        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).containsExactly(2L);
    }

    @Test
    void records_of_partitions_that_were_revoked_are_left_to_their_new_consumer() {
        polled.addAll(List.of(records(STEPS, 1), records(ENDS, 7)));
        assigned = Set.of(ENDS);

        var batch = untilEnd.poll(Duration.ofMillis(100));

        assertThat(offsets(batch)).containsExactly(7L);
        assertThat(batch.nextOffsets()).containsOnlyKeys(ENDS);
    }

    @Test
    void a_partition_that_is_assigned_again_is_consumed_from_its_committed_offset() {
        polled.addAll(List.of(records(STEPS, 4, 5), records(STEPS, 6), records(STEPS, 5, 6)));

        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).containsExactly(4L, 5L, 6L);
    }

    @Test
    void a_full_batch_does_not_wait() {
        polled.add(records(STEPS, 1, 2, 3, 4, 5));

        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).hasSize(5);
        assertThat(pauses).isEmpty();
    }

    @Test
    void full_polls_are_one_batch_with_the_records_of_other_partitions() {
        polled.addAll(List.of(records(STEPS, 1, 2, 3, 4, 5), records(ENDS, 7, 8), records(STEPS, 6)));

        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).containsExactly(1L, 2L, 3L, 4L, 5L, 7L, 8L);
        assertThat(pauses).isEmpty();
    }

    @Test
    void not_more_than_four_full_polls_are_one_batch() {
        for (int poll = 0; poll < 5; poll++) {
            polled.add(records(STEPS, 5L * poll, 5L * poll + 1, 5L * poll + 2, 5L * poll + 3, 5L * poll + 4));
        }

        assertThat(offsets(untilEnd.poll(Duration.ofMillis(100)))).hasSize(20);
    }

    private DeferredPoll deferredPoll(@Nullable Topic topic) {
        return deferredPoll(topic, Duration.ofMillis(60));
    }

    private DeferredPoll deferredPoll(@Nullable Topic topic, Duration atMost) {
        var deferral = new Subscription.Deferral(topic, atMost);
        return new DeferredPoll(deferral, 5, _ -> next(), () -> assigned, pauses::add);
    }

    private ConsumerRecords<String, byte[]> next() {
        return switch (polled.poll()) {
            case RuntimeException fault -> throw fault;
            case ConsumerRecords<?, ?> records -> cast(records);
            case null, default -> ConsumerRecords.empty();
        };
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecords<String, byte[]> cast(ConsumerRecords<?, ?> records) {
        return (ConsumerRecords<String, byte[]>) records;
    }

    private static ConsumerRecords<String, byte[]> records(TopicPartition partition, long... offsets) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (long offset : offsets) {
            records.add(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[0]));
        }
        return new ConsumerRecords<>(
                Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(offsets[offsets.length - 1] + 1)));
    }

    private static List<Long> offsets(ConsumerRecords<String, byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(ConsumerRecord::offset)
                .toList();
    }
}
