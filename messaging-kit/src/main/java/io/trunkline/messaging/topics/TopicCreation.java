package io.trunkline.messaging.topics;

import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates topics as shared-events declares them; the broker creates none by itself. Every service creates all of
/// them, so that none waits for another to start.
public final class TopicCreation {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    private final LazyKafkaAdmin admin;
    private final int partitions;

    /// @param partitions of each topic in place of the declared number; 0 for the declared one
    public TopicCreation(LazyKafkaAdmin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /// Creates those that are missing, and returns when the broker knows them all.
    ///
    /// @throws KafkaException when Kafka is away
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
        admin.get().createTopics(topics).values().values().forEach(TopicCreation::awaitCreated);
        var _ = await(admin.get()
                .describeTopics(topics.stream().map(NewTopic::name).toList())
                .allTopicNames());
    }

    private static void awaitCreated(KafkaFuture<Void> creation) {
        try {
            var _ = await(creation);
        } catch (TopicExistsException _) {
            // another service, or an earlier start, was first
        }
    }

    /// Waits for an answer of the broker.
    ///
    /// @throws KafkaException as the broker says, or when it does not answer
    public static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(failed);
        } catch (TimeoutException late) {
            throw new KafkaException("no answer from Kafka", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(interrupted);
        }
    }
}
