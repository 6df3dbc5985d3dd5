package io.trunkline.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;

class IdlePositionCommitsTest {
    private static final TopicPartition FIRST = new TopicPartition("call.progress", 0);
    private static final TopicPartition SECOND = new TopicPartition("call.progress", 1);

    private final Map<TopicPartition, Long> positions = new HashMap<>(Map.of(FIRST, 7L, SECOND, 3L));
    private final Set<TopicPartition> assigned = new HashSet<>(Set.of(FIRST, SECOND));
    private final List<Object> commits = new ArrayList<>();
    private long millis = 1_000;

    private final IdlePositionCommits idlePositions =
            new IdlePositionCommits(_ -> {}, Duration.ofSeconds(1), () -> TimeUnit.MILLISECONDS.toNanos(millis));

    @BeforeEach
    void let_the_first_interval_pass() {
        millis += 1_000;
    }

    @Test
    void positions_of_idle_partitions_are_committed_together_at_intervals() {
        idle(FIRST);
        idle(SECOND);
        positions.put(FIRST, 9L);
        idle(FIRST);
        assertThat(commits).containsExactly(Map.of(FIRST, new OffsetAndMetadata(7)));

        millis += 1_000;
        idle(SECOND);

        assertThat(commits)
                .element(1)
                .isEqualTo(Map.of(FIRST, new OffsetAndMetadata(9), SECOND, new OffsetAndMetadata(3)));
    }

    @Test
    void a_position_that_the_container_has_committed_is_not_committed_again() {
        idlePositions.committed(Map.of(FIRST, new OffsetAndMetadata(7), SECOND, new OffsetAndMetadata(4)));
        idle(FIRST);
        idle(SECOND);

        assertThat(commits).isEmpty();
    }

    @Test
    void the_position_of_a_partition_that_was_revoked_is_not_committed() {
        idle(FIRST);
        idle(SECOND);
        assigned.remove(SECOND);
        positions.put(FIRST, 8L);
        millis += 1_000;
        idle(FIRST);

        assertThat(commits).element(1).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(8)));
    }

    private void idle(TopicPartition partition) {
        idlePositions.publishEvent(
                new ListenerContainerPartitionIdleEvent(this, this, 100, "leases", partition, consumer(), false));
    }

    private Consumer<?, ?> consumer() {
        return (Consumer<?, ?>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Consumer.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "position" -> positions.get((TopicPartition) arguments[0]);
                    case "assignment" -> assigned;
                    case "commitAsync" -> commits.add(arguments[0]) ? null : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
