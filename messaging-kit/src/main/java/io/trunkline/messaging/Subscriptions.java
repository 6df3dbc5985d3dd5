package io.trunkline.messaging;

import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Starts the listeners once Kafka is there: topics first, then where they end, then the consumers; then watches
/// until all have caught up. The application starts meanwhile and is not ready.
final class Subscriptions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final List<Listening> listenings;
    private final TopicCreation topics;
    private final CatchUp catchUp;
    private final ListenerContainers factory;

    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread starter;

    Subscriptions(List<Listening> listenings, TopicCreation topics, CatchUp catchUp, ListenerContainers factory) {
        this.listenings = listenings;
        this.topics = topics;
        this.catchUp = catchUp;
        this.factory = factory;
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("subscriptions-start").start(this::begin);
    }

    private void begin() {
        untilDone(
                () -> {
                    topics.createAll();
                    listenings.forEach(catchUp::begin);
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
            ConcurrentMessageListenerContainer<String, byte[]> container = factory.container(listening);
            containers.add(container);
            container.start();
        }
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

    /// One subscription's group and listener.
    record Listening(String group, Subscription subscription, EventListener listener) {

        List<String> topics() {
            return subscription.topics().stream().map(Topic::topicName).toList();
        }
    }
}
