package io.trunkline.messaging;

import io.trunkline.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/// Starts the listeners once Kafka is there: topics first, then where they end, then the consumers; then watches
/// until all have caught up. The application starts meanwhile and is not ready.
final class Subscriptions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration IDLE_AFTER = Duration.ofMillis(100);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final List<Listening> listenings;
    private final TopicCreation topics;
    private final CatchUp catchUp;
    private final Map<String, Object> consumerSettings;
    private final MessagingSettings settings;

    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread starter;

    Subscriptions(
            List<Listening> listenings,
            TopicCreation topics,
            CatchUp catchUp,
            Map<String, Object> consumerSettings,
            MessagingSettings settings) {
        this.listenings = listenings;
        this.topics = topics;
        this.catchUp = catchUp;
        this.consumerSettings = consumerSettings;
        this.settings = settings;
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("subscriptions-start").start(this::begin);
    }

    private void begin() {
        untilDone(
                () -> {
                    topics.createAll();
                    listenings.forEach(listening -> catchUp.begin(listening.group(), listening.topics()));
                    return true;
                },
                RETRY_INTERVAL);
        listen();
        untilDone(
                () -> {
                    catchUp.check();
                    return catchUp.caughtUp();
                },
                CHECK_INTERVAL);
    }

    private synchronized void listen() {
        if (stopping.getCount() == 0) {
            return;
        }
        for (Listening listening : listenings) {
            ConcurrentMessageListenerContainer<String, byte[]> container = container(listening);
            containers.add(container);
            container.start();
        }
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(Listening listening) {
        ContainerProperties properties =
                new ContainerProperties(listening.topics().toArray(String[]::new));
        properties.setMessageListener(listening.listener());
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setPollTimeout(IDLE_AFTER.toMillis());
        properties.setIdleEventInterval(IDLE_AFTER.toMillis());
        properties.setIdleBeforeDataMultiplier(1);
        properties.setListenerTaskExecutor(virtualThreads(listening.group()));
        String member = settings.instance() == null ? null : listening.group() + "." + settings.instance();
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        KafkaSettings.consumer(consumerSettings, listening.group(), member, settings.batchSize()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer()),
                properties);
        container.setBeanName(listening.group());
        container.setApplicationEventPublisher(new IdleCommits());
        container.setCommonErrorHandler(new DefaultErrorHandler(forEver()));
        return container;
    }

    private static SimpleAsyncTaskExecutor virtualThreads(String name) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(name + "-");
        executor.setVirtualThreads(true);
        return executor;
    }

    /// Only faults that may pass reach the error handler; order is kept by trying the same batch again.
    private static ExponentialBackOff forEver() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        return backOff;
    }

    private void untilDone(java.util.function.BooleanSupplier step, Duration interval) {
        boolean away = false;
        try {
            do {
                try {
                    if (step.getAsBoolean()) {
                        return;
                    }
                } catch (KafkaException fault) {
                    if (!away) {
                        LOG.warn("waiting for Kafka: {}", fault.toString());
                    }
                    away = true;
                }
            } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        containers.parallelStream().forEach(container -> container.stop());
    }

    @Override
    public boolean isRunning() {
        return starter != null && stopping.getCount() > 0;
    }

    /// One subscription's group, topics and listener.
    record Listening(String group, List<String> topics, EventListener listener) {

        static Listening of(String group, Subscription subscription, EventListener listener) {
            return new Listening(
                    group, subscription.topics().stream().map(Topic::topicName).toList(), listener);
        }
    }
}
