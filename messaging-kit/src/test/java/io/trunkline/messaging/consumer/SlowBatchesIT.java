package io.trunkline.messaging.consumer;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.TenantReadModel;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.consumer.ConsumerLifecycle.ConsumerGroup;
import io.trunkline.messaging.deadletters.DeadLetterPublisher;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.messaging.topics.TopicCreation;
import io.trunkline.messaging.topics.TracePropagation;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// A handler that needs longer for a full batch than a batch may take.
class SlowBatchesIT {

    private static final String GROUP = "slow.tenants";
    private static final int EVENTS = 400;
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration PER_EVENT = Duration.ofMillis(4);

    private final UUID id = UUID.randomUUID();
    private final List<Long> applied = new CopyOnWriteArrayList<>();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @Test
    void a_batch_that_is_too_slow_is_halved_until_it_is_applied_in_order() {
        TestEnvironment.outbox()
                .appendAll(LongStream.rangeClosed(1, EVENTS)
                        .mapToObj(version -> tenant(id, version))
                        .toList())
                .block();
        Await.until(
                "they are in Kafka",
                () -> TestEnvironment.bean(TenantReadModel.class).versions(id).contains((long) EVENTS));

        try (LazyKafkaAdmin admin = new LazyKafkaAdmin(TestEnvironment.kafkaSettings())) {
            CatchUp catchUp = new CatchUp(admin, List.of(GROUP));
            ConsumerLifecycle slow = consumers(admin, catchUp);
            slow.start();
            Await.until("it has caught up", Duration.ofMinutes(2), catchUp::isCaughtUp);
            slow.stop();
        }

        assertThat(applied.stream().distinct())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(sizes).as("handled as one batch").anyMatch(size -> size > 1);
    }

    private ConsumerLifecycle consumers(LazyKafkaAdmin admin, CatchUp catchUp) {
        MessagingSettings settings = TestEnvironment.bean(MessagingSettings.class);
        TopicCreation topics = new TopicCreation(admin, 2);
        Subscription subscription = new Subscription("tenants", List.of(Topic.TENANT_CHANGED), this::handleSlowly);
        EventConsumer consumer = new EventConsumer(
                subscription,
                GROUP,
                new DeadLetterPublisher(TestEnvironment.kafkaSettings(), topics),
                new MessagingMetrics(new SimpleMeterRegistry()),
                TestEnvironment.bean(TracePropagation.class),
                LIMIT);
        return new ConsumerLifecycle(
                List.of(new ConsumerGroup(GROUP, subscription, consumer)),
                topics,
                catchUp,
                new ConsumerContainers(TestEnvironment.kafkaSettings(), catchUp, settings));
    }

    private Mono<Void> handleSlowly(List<ReceivedEvent> batch) {
        return Mono.delay(PER_EVENT.multipliedBy(batch.size()))
                .doOnNext(_ -> {
                    sizes.add(batch.size());
                    batch.stream()
                            .map(received -> (TenantChanged) received.event())
                            .filter(tenant -> tenant.tenantId().equals(id))
                            .forEach(tenant -> applied.add(tenant.version()));
                })
                .then();
    }
}
