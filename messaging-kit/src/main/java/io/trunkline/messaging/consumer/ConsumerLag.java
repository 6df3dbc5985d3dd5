package io.trunkline.messaging.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.messaging.topics.TopicCreation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// How many offsets of its topics each consumer group has not committed yet. Every replica measures whole groups, with
/// the partitions of the others, so a consumer that has stopped is visible too. The difference includes transaction
/// markers, but is 0 when all has been applied: [IdlePositionCommits] commits behind them.
public final class ConsumerLag {

    private static final Duration START_INTERVAL = Duration.ofSeconds(1);

    private final LazyKafkaAdmin admin;
    private final CatchUp catchUp;
    private final List<String> groups;
    private final Duration interval;
    private final MultiGauge gauge;

    public ConsumerLag(
            LazyKafkaAdmin admin, CatchUp catchUp, Collection<String> groups, Duration interval, MeterRegistry meters) {
        this.admin = admin;
        this.catchUp = catchUp;
        this.groups = List.copyOf(groups);
        this.interval = interval;
        this.gauge = MultiGauge.builder("trunkline.consumer.lag")
                .description("records that a consumer group has not applied yet")
                .register(meters);
    }

    /// Measures once, if [CatchUp] has learned the partitions. While Kafka is unavailable there is no value.
    ///
    /// @return the time until the next round
    /// @throws KafkaException if Kafka is unavailable
    public Duration measure() {
        Map<String, Set<TopicPartition>> partitions =
                groups.stream().collect(Collectors.toMap(group -> group, catchUp::partitions));
        partitions.values().removeIf(Set::isEmpty);
        if (partitions.size() < groups.size()) {
            return START_INTERVAL;
        }
        try {
            publish(lags(partitions));
        } catch (KafkaException unavailable) {
            publish(Map.of());
            throw unavailable;
        }
        return interval;
    }

    private void publish(Map<GroupTopic, Long> lags) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        lags.forEach(
                (key, lag) -> rows.add(MultiGauge.Row.of(Tags.of("group", key.group(), "topic", key.topic()), lag)));
        gauge.register(rows, true);
    }

    private Map<GroupTopic, Long> lags(Map<String, Set<TopicPartition>> partitions) {
        // before the ends, so that a lag is rather too large than negative
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committedOffsets(partitions.keySet());
        Set<TopicPartition> all =
                partitions.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest());
        Map<TopicPartition, Long> beginnings = offsets(uncommitted(partitions, committed), OffsetSpec.earliest());
        Map<GroupTopic, Long> lags = new HashMap<>();
        partitions.forEach((group, its) -> its.forEach(partition -> {
            OffsetAndMetadata applied = committed.getOrDefault(group, Map.of()).get(partition);
            long from = applied == null ? beginnings.getOrDefault(partition, 0L) : applied.offset();
            long lag = Math.max(0, ends.getOrDefault(partition, from) - from);
            lags.merge(new GroupTopic(group, partition.topic()), lag, Long::sum);
        }));
        return lags;
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committedOffsets(Set<String> wanted) {
        return TopicCreation.await(admin.get()
                .listConsumerGroupOffsets(wanted.stream()
                        .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec())))
                .all());
    }

    private static Set<TopicPartition> uncommitted(
            Map<String, Set<TopicPartition>> partitions,
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) {
        Set<TopicPartition> found = new HashSet<>();
        partitions.forEach((group, its) -> its.stream()
                .filter(partition -> committed.getOrDefault(group, Map.of()).get(partition) == null)
                .forEach(found::add));
        return found;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (!partitions.isEmpty()) {
            Map<TopicPartition, ListOffsetsResultInfo> found = TopicCreation.await(admin.get()
                    .listOffsets(
                            partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which)),
                            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all());
            found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        }
        return offsets;
    }

    private record GroupTopic(String group, String topic) {}
}
