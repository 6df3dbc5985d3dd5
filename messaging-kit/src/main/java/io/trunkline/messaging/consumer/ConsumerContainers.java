package io.trunkline.messaging.consumer;

import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.consumer.ConsumerLifecycle.ConsumerGroup;
import io.trunkline.messaging.topics.KafkaClientSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.util.backoff.ExponentialBackOff;

/// Creates the container that polls for a consumer, on a virtual thread.
public final class ConsumerContainers {

    /// After a crash, the events since the last commit are applied again, as those of the last batch would be.
    static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);

    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);

    private final Map<String, Object> consumerSettings;
    private final CatchUp catchUp;
    private final @Nullable String instance;
    private final MessagingSettings settings;

    public ConsumerContainers(Map<String, Object> consumerSettings, CatchUp catchUp, MessagingSettings settings) {
        this.consumerSettings = consumerSettings;
        this.catchUp = catchUp;
        this.instance = settings.instance();
        this.settings = settings;
    }

    /// Not started yet.
    ConcurrentMessageListenerContainer<String, byte[]> create(ConsumerGroup group) {
        ContainerProperties properties = containerProperties(group);
        properties.setMessageListener(group.consumer());
        properties.setAckMode(ContainerProperties.AckMode.TIME);
        properties.setAckTime(COMMIT_INTERVAL.toMillis());
        // without it, a consumer ends when the broker refuses it, and does not notice that it is allowed again
        properties.setAuthExceptionRetryInterval(AFTER_REFUSAL);
        properties.setPollTimeout(IdlePolls.LONG.toMillis());
        properties.setIdleBetweenPolls(group.subscription().pauseBetweenPolls().toMillis());
        // per partition, since a busy partition must not hide that an idle one has been read to its end
        properties.setIdlePartitionEventInterval(IdlePolls.SHORT.toMillis());
        properties.setIdleBeforeDataMultiplier(1);
        properties.setListenerTaskExecutor(virtualThreads(group.name()));
        String member = instance == null ? null : group.name() + "." + instance;
        IdlePositionCommits idlePositions = new IdlePositionCommits(
                positions -> {
                    if (group.subscription().everyReplica()) {
                        catchUp.recordPositions(group.name(), positions);
                    }
                },
                COMMIT_INTERVAL,
                System::nanoTime);
        Map<String, Object> client = KafkaClientSettings.consumer(consumerSettings, group.name(), member, settings);
        client.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(CommitInterceptor.class));
        client.put(CommitInterceptor.OBSERVER, idlePositions);
        DefaultKafkaConsumerFactory<String, byte[]> consumers = consumerFactory(client, group.subscription());
        consumers.addPostProcessor(consumer -> IdlePolls.of(
                consumer,
                () -> catchUp.isBehind(group.name()),
                System::nanoTime,
                refusal -> catchUp.recordFault(group.name(), refusal)));
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(group.name());
        container.setApplicationEventPublisher(idlePositions);
        container.setCommonErrorHandler(retryingErrorHandler());
        return container;
    }

    /// Subscribes as a member of the group or, where every replica consumes all records, assigns all partitions
    /// from their beginning. In the second case offsets are committed for monitoring only and are never read.
    private ContainerProperties containerProperties(ConsumerGroup group) {
        if (!group.subscription().everyReplica()) {
            return new ContainerProperties(group.topics().toArray(String[]::new));
        }
        return new ContainerProperties(catchUp.partitions(group.name()).stream()
                .map(partition -> new TopicPartitionOffset(
                        partition.topic(), partition.partition(), TopicPartitionOffset.SeekPosition.BEGINNING))
                .toArray(TopicPartitionOffset[]::new));
    }

    private DefaultKafkaConsumerFactory<String, byte[]> consumerFactory(
            Map<String, Object> client, Subscription subscription) {
        Subscription.Deferral deferral = subscription.deferral();
        return deferral == null
                ? new DefaultKafkaConsumerFactory<>(client, new StringDeserializer(), new ByteArrayDeserializer())
                : new DefaultKafkaConsumerFactory<>(client, new StringDeserializer(), new ByteArrayDeserializer()) {
                    @Override
                    protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> configuration) {
                        return new DeferringConsumer(configuration, deferral, settings.batchSize());
                    }
                };
    }

    private static SimpleAsyncTaskExecutor virtualThreads(String name) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(name + "-");
        executor.setVirtualThreads(true);
        return executor;
    }

    /// Only transient faults reach the error handler, which EventConsumer has logged. It commits what was applied
    /// and goes back to the first record that was not, which keeps the order.
    private static DefaultErrorHandler retryingErrorHandler() {
        DefaultErrorHandler handler = new DefaultErrorHandler(unlimitedBackOff());
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    private static ExponentialBackOff unlimitedBackOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        return backOff;
    }
}
