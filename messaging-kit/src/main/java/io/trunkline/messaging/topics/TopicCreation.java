package io.trunkline.messaging.topics;

import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates the topics that shared-events declares; the broker does not create topics automatically. Each service
/// creates all of them, so that services can start in any order.
public final class TopicCreation {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    private final LazyKafkaAdmin admin;
    private final int partitions;

    /// @param partitions overrides the declared number of partitions of each topic; 0 for the declared number
    public TopicCreation(LazyKafkaAdmin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /// Creates missing topics and returns when the broker describes all of them.
    ///
    /// @throws KafkaException if Kafka is unavailable
    public void createAll() {
        create(Arrays.stream(Topic.values()).map(this::newTopic).toList());
    }

    public void createDeadLetterTopic(String name) {
        create(List.of(
                new NewTopic(name, Optional.of(1), Optional.empty()).configs(deletedAfter(DEAD_LETTER_RETENTION))));
    }

    private NewTopic newTopic(Topic topic) {
        Duration retention = topic.retention();
        Map<String, String> settings = retention == null
                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                : deletedAfter(retention);
        int count = partitions > 0 ? partitions : topic.partitions();
        return new NewTopic(topic.topicName(), Optional.of(count), Optional.empty()).configs(settings);
    }

    private static Map<String, String> deletedAfter(Duration retention) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()));
    }

    private void create(Collection<NewTopic> topics) {
        admin.get().createTopics(topics).values().forEach(TopicCreation::awaitCreated);
        List<String> names = topics.stream().map(NewTopic::name).toList();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isDescribed(names, System.nanoTime() < deadline)) {
            LockSupport.parkNanos(RETRY_PAUSE.toNanos());
        }
    }

    /// A broker may not know a topic yet that its controller has just created.
    ///
    /// @param retry whether a topic that is not known yet is false, not an exception
    private boolean isDescribed(Collection<String> names, boolean retry) {
        try {
            admin.get()
                    .describeTopics(names)
                    .topicNameValues()
                    .forEach((name, description) -> awaitAllowed("describe", name, description));
            return true;
        } catch (UnknownTopicOrPartitionException unknown) {
            if (retry) {
                return false;
            }
            throw unknown;
        }
    }

    private static void awaitCreated(String name, KafkaFuture<Void> creation) {
        try {
            awaitAllowed("create", name, creation);
        } catch (TopicExistsException _) {
            // created by another service or an earlier start
        }
    }

    /// The broker's answer does not name the topic.
    private static void awaitAllowed(String operation, String name, KafkaFuture<?> response) {
        try {
            var _ = await(response);
        } catch (TopicAuthorizationException _) {
            throw new TopicAuthorizationException(
                    "the broker does not allow to %s the topic %s".formatted(operation, name), Set.of(name));
        }
    }

    /// Waits for a response of the broker.
    ///
    /// @throws KafkaException if the broker responds with an error or does not respond
    public static <T> T await(KafkaFuture<T> response) {
        try {
            return response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(failed);
        } catch (TimeoutException late) {
            throw new KafkaException("no response from Kafka", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(interrupted);
        }
    }
}
