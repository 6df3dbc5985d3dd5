package io.trunkline.messaging.consumer;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.FaultText;
import io.trunkline.messaging.deadletters.RedeliveryTarget;
import io.trunkline.messaging.topics.TopicCreation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import reactor.core.publisher.Mono;

/// Starts the consumers when Kafka is available: it creates the topics, records their end offsets, starts the
/// consumers and then checks until all have caught up. Until then the application is running but not ready.
public final class ConsumerLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLifecycle.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);
    private static final Duration MAX_STOP = Duration.ofSeconds(10);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final List<ConsumerGroup> groups;
    private final TopicCreation topics;
    private final CatchUp catchUp;
    private final ConsumerContainers factory;

    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread starter;

    public ConsumerLifecycle(
            List<ConsumerGroup> groups, TopicCreation topics, CatchUp catchUp, ConsumerContainers factory) {
        this.groups = groups;
        this.topics = topics;
        this.catchUp = catchUp;
        this.factory = factory;
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("subscriptions-start").start(this::run);
    }

    private void run() {
        retryUntilDone(
                () -> {
                    topics.createAll();
                    groups.forEach(catchUp::recordTargets);
                    return true;
                },
                RETRY_INTERVAL);
        groups.forEach(listening -> retryUntilDone(() -> startContainers(listening), RETRY_INTERVAL));
        retryUntilDone(
                () -> {
                    catchUp.check();
                    return catchUp.isCaughtUp();
                },
                CHECK_INTERVAL);
    }

    /// A consumer cannot be made while no broker's name can be resolved.
    private synchronized boolean startContainers(ConsumerGroup listening) {
        if (stopping.getCount() > 0) {
            ConcurrentMessageListenerContainer<String, byte[]> container = factory.create(listening);
            container.start();
            containers.add(container);
        }
        return true;
    }

    private void retryUntilDone(java.util.function.BooleanSupplier step, Duration interval) {
        Object reported = "";
        try {
            do {
                try {
                    boolean done = step.getAsBoolean();
                    catchUp.recordFault("kafka", null);
                    if (done) {
                        return;
                    }
                } catch (KafkaException fault) {
                    String reason = FaultText.of(fault);
                    catchUp.recordFault("kafka", reason);
                    if (!kind(fault).equals(reported)) {
                        LOG.warn("waiting for Kafka: {}", reason);
                    }
                    reported = kind(fault);
                }
            } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The text of a refusal names what is refused; that of a timeout has times, which differ each time.
    private static Object kind(KafkaException fault) {
        return fault instanceof AuthenticationException || fault instanceof AuthorizationException
                ? String.valueOf(fault.getMessage())
                : fault.getClass();
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        CountDownLatch stopped = new CountDownLatch(containers.size());
        containers.forEach(container -> container.stop(stopped::countDown));
        try {
            if (!stopped.await(MAX_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} consumers have not stopped yet", stopped.getCount());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return starter != null && stopping.getCount() > 0;
    }

    /// The consumer group of a subscription.
    public record ConsumerGroup(String name, Subscription subscription, EventConsumer consumer)
            implements RedeliveryTarget {

        @Override
        public String group() {
            return name;
        }

        @Override
        public List<String> topics() {
            return subscription.topics().stream().map(Topic::topicName).toList();
        }

        @Override
        public boolean everyReplica() {
            return subscription.everyReplica();
        }

        @Override
        public Mono<Void> redeliver(ConsumerRecord<String, byte[]> letter) {
            return consumer.redeliver(letter);
        }
    }
}
