package io.trunkline.messaging.consumer;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.TopicReader;
import io.trunkline.messaging.consumer.ConsumerLifecycle.ConsumerGroup;
import io.trunkline.messaging.deadletters.DeadLetterPublisher;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.messaging.topics.TopicCreation;
import io.trunkline.messaging.topics.TracePropagation;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// A subscription that applies nothing until it may.
class ConsumerLagIT {

    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final MessagingSettings SETTINGS = new MessagingSettings(
            "1",
            Duration.ofMillis(50),
            500,
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofSeconds(6),
            Duration.ofSeconds(2),
            2,
            INTERVAL);

    private final String group = "lag-" + UUID.randomUUID() + ".tenants";
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch mayApply = new CountDownLatch(1);
    private final LazyKafkaAdmin admin = new LazyKafkaAdmin(TestEnvironment.kafkaSettings());
    private final CatchUp catchUp = new CatchUp(admin, List.of(group));
    private final ConsumerLag lag = new ConsumerLag(admin, catchUp, List.of(group), INTERVAL, meters);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void counts_what_a_group_has_not_applied_until_it_is_zero() {
        UUID id = UUID.randomUUID();
        TestEnvironment.outbox().append(tenant(id, 1)).block();
        TestEnvironment.outbox().append(tenant(id, 2)).block();
        Await.until(
                "both are in the topic",
                () -> TopicReader.read("tenant.changed", id.toString()).size() == 2);
        assertThat(lag.measure()).as("before the partitions are known").isLessThan(INTERVAL);
        assertThat(meters.getMeters()).isEmpty();

        ConsumerLifecycle consumers = consumers();
        consumers.start();
        Await.until("the partitions are known", () -> !catchUp.partitions(group).isEmpty());

        assertThat(lag.measure()).isEqualTo(INTERVAL);
        assertThat(value()).isGreaterThanOrEqualTo(2);

        mayApply.countDown();
        Await.until("all is applied", () -> {
            var _ = lag.measure();
            return value() == 0;
        });
        consumers.stop();

        TestEnvironment.outbox().append(tenant(id, 3)).block();
        Await.until("a group without members lags too", () -> {
            var _ = lag.measure();
            return value() >= 1;
        });
    }

    @Test
    void has_no_value_while_kafka_is_unavailable() {
        catchUp.recordTargets(group());
        var _ = lag.measure();
        assertThat(meters.getMeters()).hasSize(1);

        admin.close();

        assertThatThrownBy(lag::measure).isInstanceOf(KafkaException.class);
        assertThat(meters.getMeters()).isEmpty();
    }

    private double value() {
        Gauge gauge = meters.get("trunkline.consumer.lag")
                .tags("group", group, "topic", "tenant.changed")
                .gauge();
        return gauge.value();
    }

    private ConsumerLifecycle consumers() {
        return new ConsumerLifecycle(
                List.of(group()),
                new TopicCreation(admin, 2),
                catchUp,
                new ConsumerContainers(TestEnvironment.kafkaSettings(), catchUp, SETTINGS));
    }

    private ConsumerGroup group() {
        Subscription subscription =
                new Subscription("tenants", List.of(Topic.TENANT_CHANGED), _ -> waitForPermission());
        EventConsumer consumer = new EventConsumer(
                subscription,
                group,
                new DeadLetterPublisher(TestEnvironment.kafkaSettings(), new TopicCreation(admin, 2)),
                new MessagingMetrics(meters),
                TestEnvironment.bean(TracePropagation.class),
                Duration.ofSeconds(30));
        return new ConsumerGroup(group, subscription, consumer);
    }

    private Mono<Void> waitForPermission() {
        return Mono.<Void>fromCallable(() -> {
                    mayApply.await();
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
