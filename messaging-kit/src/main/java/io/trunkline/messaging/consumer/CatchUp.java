package io.trunkline.messaging.consumer;

import io.trunkline.messaging.consumer.ConsumerLifecycle.ConsumerGroup;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.messaging.topics.TopicCreation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Compares the end offsets of the topics at the start of this process with the offsets that its consumer groups
/// have committed since, that is, have applied. Partitions that another replica reads are included. A subscription
/// that every replica reads completely is compared by its own position instead.
public final class CatchUp implements Readiness, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final LazyKafkaAdmin admin;
    private final Map<String, Map<TopicPartition, Long>> targets = new ConcurrentHashMap<>();
    private final Map<String, Map<TopicPartition, Long>> positions = new ConcurrentHashMap<>();
    private final Set<String> behind = ConcurrentHashMap.newKeySet();
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();

    public CatchUp(LazyKafkaAdmin admin, Collection<String> groups) {
        this.admin = admin;
        behind.addAll(groups);
    }

    @Override
    public boolean isCaughtUp() {
        return behind.isEmpty();
    }

    boolean isBehind(String group) {
        return behind.contains(group);
    }

    @Override
    public Health health() {
        Health.Builder health =
                behind.isEmpty() ? Health.up() : Health.outOfService().withDetail("behind", new TreeSet<>(behind));
        if (!faults.isEmpty()) {
            health.withDetail("faults", new TreeMap<>(faults));
        }
        return health.build();
    }

    /// Records why Kafka cannot be used, which the health shows.
    ///
    /// @param what a consumer group, or `kafka`
    /// @param reason null when it can be used again
    void recordFault(String what, @Nullable String reason) {
        if (reason == null) {
            var _ = faults.remove(what);
        } else {
            var _ = faults.put(what, reason);
        }
    }

    /// Records the current end offsets of a group's topics.
    void recordTargets(ConsumerGroup consumers) {
        String group = consumers.name();
        if (consumers.subscription().everyReplica()) {
            recordPositions(group, Map.of());
        }
        recordEndOffsets(group, consumers.topics());
    }

    private void recordEndOffsets(String group, Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> wanted =
                TopicCreation.await(admin.get().describeTopics(topics).allTopicNames()).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = TopicCreation.await(admin.get()
                .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        targets.put(group, offsets(ends, ListOffsetsResultInfo::offset));
    }

    /// The partitions with recorded end offsets.
    Set<TopicPartition> partitions(String group) {
        return targets.getOrDefault(group, Map.of()).keySet();
    }

    /// Records the position of a subscription that every replica reads completely.
    void recordPositions(String group, Map<TopicPartition, Long> reached) {
        positions.put(group, Map.copyOf(reached));
    }

    /// Checks the groups that are behind.
    void check() {
        for (String group : List.copyOf(behind)) {
            Map<TopicPartition, Long> applied =
                    positions.containsKey(group) ? positions.get(group) : committedOffsets(group);
            if (targets.getOrDefault(group, Map.of()).entrySet().stream()
                    .allMatch(target -> applied.getOrDefault(target.getKey(), 0L) >= target.getValue())) {
                LOG.info("{} has caught up", group);
                var _ = behind.remove(group);
            }
        }
    }

    private Map<TopicPartition, Long> committedOffsets(String group) {
        return offsets(
                TopicCreation.await(admin.get().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()),
                OffsetAndMetadata::offset);
    }

    private static <T> Map<TopicPartition, Long> offsets(Map<TopicPartition, T> from, ToLongFunction<T> offset) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        from.forEach((partition, value) -> {
            if (value != null) {
                offsets.put(partition, offset.applyAsLong(value));
            }
        });
        return offsets;
    }
}
