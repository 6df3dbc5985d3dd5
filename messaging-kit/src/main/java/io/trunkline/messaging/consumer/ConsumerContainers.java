package io.trunkline.messaging.consumer;

import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.consumer.ConsumerLifecycle.ConsumerGroup;
import io.trunkline.messaging.topics.KafkaClientSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.util.backoff.ExponentialBackOff;

/// Makes the container that polls for a listener, on a virtual thread.
public final class ConsumerContainers {

    private static final Duration IDLE_AFTER = Duration.ofMillis(100);

    private final Map<String, Object> consumerSettings;
    private final CatchUp catchUp;
    private final @Nullable String instance;
    private final int batchSize;

    public ConsumerContainers(Map<String, Object> consumerSettings, CatchUp catchUp, MessagingSettings settings) {
        this.consumerSettings = consumerSettings;
        this.catchUp = catchUp;
        this.instance = settings.instance();
        this.batchSize = settings.batchSize();
    }

    /// Not started yet.
    ConcurrentMessageListenerContainer<String, byte[]> create(ConsumerGroup listening) {
        ContainerProperties properties = containerProperties(listening);
        properties.setMessageListener(listening.consumer());
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setPollTimeout(IDLE_AFTER.toMillis());
        // a partition at a time: a busy one must not hide that a quiet one has been read to its end
        properties.setIdlePartitionEventInterval(IDLE_AFTER.toMillis());
        properties.setIdleBeforeDataMultiplier(1);
        properties.setListenerTaskExecutor(virtualThreads(listening.name()));
        String member = instance == null ? null : listening.name() + "." + instance;
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        KafkaClientSettings.consumer(consumerSettings, listening.name(), member, batchSize),
                        new StringDeserializer(),
                        new ByteArrayDeserializer()),
                properties);
        container.setBeanName(listening.name());
        container.setApplicationEventPublisher(new IdlePositionCommits(positions -> {
            if (listening.subscription().everyReplica()) {
                catchUp.recordPositions(listening.name(), positions);
            }
        }));
        container.setCommonErrorHandler(new DefaultErrorHandler(unlimitedBackOff()));
        return container;
    }

    /// As a member of the group; or, where every replica hears everything, all partitions from their beginning.
    /// What the latter commit under the group's name is for operators to see and is never read back.
    private ContainerProperties containerProperties(ConsumerGroup listening) {
        if (!listening.subscription().everyReplica()) {
            return new ContainerProperties(listening.topics().toArray(String[]::new));
        }
        return new ContainerProperties(catchUp.partitions(listening.name()).stream()
                .map(partition -> new TopicPartitionOffset(
                        partition.topic(), partition.partition(), TopicPartitionOffset.SeekPosition.BEGINNING))
                .toArray(TopicPartitionOffset[]::new));
    }

    private static SimpleAsyncTaskExecutor virtualThreads(String name) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(name + "-");
        executor.setVirtualThreads(true);
        return executor;
    }

    /// Only faults that may pass reach the error handler; order is kept by trying the same batch again.
    private static ExponentialBackOff unlimitedBackOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        return backOff;
    }
}
