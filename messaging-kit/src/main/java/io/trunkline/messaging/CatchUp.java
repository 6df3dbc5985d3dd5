package io.trunkline.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Compares what the topics held when this process started with what its groups have committed since, which is what
/// they have applied; a partition that another replica reads counts all the same.
final class CatchUp implements Readiness, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final LazyAdmin admin;
    private final Map<String, Map<TopicPartition, Long>> targets = new ConcurrentHashMap<>();
    private final Set<String> behind = ConcurrentHashMap.newKeySet();

    CatchUp(LazyAdmin admin, Collection<String> groups) {
        this.admin = admin;
        behind.addAll(groups);
    }

    @Override
    public boolean caughtUp() {
        return behind.isEmpty();
    }

    @Override
    public Health health() {
        return behind.isEmpty()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("behind", new TreeSet<>(behind))
                        .build();
    }

    /// Notes where the topics of a group end now.
    void begin(String group, Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> wanted =
                TopicCreation.await(admin.get().describeTopics(topics).allTopicNames()).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = TopicCreation.await(admin.get()
                .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        Map<TopicPartition, Long> target = new HashMap<>();
        ends.forEach((partition, end) -> {
            if (end.offset() > 0) {
                target.put(partition, end.offset());
            }
        });
        targets.put(group, target);
    }

    /// Looks again at the groups that are behind.
    void check() {
        for (String group : List.copyOf(behind)) {
            Map<TopicPartition, OffsetAndMetadata> applied = TopicCreation.await(
                    admin.get().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            if (targets.getOrDefault(group, Map.of()).entrySet().stream()
                    .allMatch(target -> reached(target, applied))) {
                LOG.info("{} has caught up", group);
                var _ = behind.remove(group);
            }
        }
    }

    private static boolean reached(
            Map.Entry<TopicPartition, Long> target, Map<TopicPartition, OffsetAndMetadata> applied) {
        OffsetAndMetadata offset = applied.get(target.getKey());
        return offset != null && offset.offset() >= target.getValue();
    }
}
