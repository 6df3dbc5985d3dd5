package io.trunkline.messaging.consumer;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.MessagingSettings;
import io.trunkline.messaging.TenantNames;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// A subscription started by hand, beside the sample service's own.
class CatchUpIT {

    private final MessagingMetrics metrics = new MessagingMetrics(new SimpleMeterRegistry());
    private final MessagingSettings settings = new MessagingSettings(
            "1",
            Duration.ofMillis(50),
            500,
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofSeconds(6),
            Duration.ofSeconds(2),
            2,
            Duration.ofSeconds(15));

    @Test
    void is_ready_only_when_all_records_present_at_start_are_applied() {
        UUID id = UUID.randomUUID();
        TestEnvironment.outbox().append(tenant(id, 1)).block();
        Await.until(
                "it is in the topic",
                () -> !TopicReader.read("tenant.changed", id.toString()).isEmpty());
        CountDownLatch mayApply = new CountDownLatch(1);

        try (LazyKafkaAdmin admin = new LazyKafkaAdmin(TestEnvironment.kafkaSettings())) {
            CatchUp catchUp = new CatchUp(admin, List.of("late.tenants"));
            ConsumerLifecycle late = consumers(admin, catchUp, TestEnvironment.kafkaSettings(), mayApply);
            late.start();

            Await.until("the group reads", () -> groupHasMembers(admin));
            assertThat(catchUp.isCaughtUp()).isFalse();
            assertThat(catchUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(catchUp.health().getDetails()).containsEntry("behind", java.util.Set.of("late.tenants"));

            mayApply.countDown();
            Await.until("it has caught up", catchUp::isCaughtUp);
            assertThat(catchUp.health().getStatus()).isEqualTo(Status.UP);
            late.stop();
            is_ready_again_after_a_restart_without_new_records(admin, mayApply);
        }
    }

    private void is_ready_again_after_a_restart_without_new_records(LazyKafkaAdmin admin, CountDownLatch open) {
        CatchUp catchUp = new CatchUp(admin, List.of("late.tenants"));
        ConsumerLifecycle restarted = consumers(admin, catchUp, TestEnvironment.kafkaSettings(), open);
        restarted.start();

        Await.until("it has caught up", Duration.ofSeconds(5), catchUp::isCaughtUp);
        restarted.stop();
    }

    @Test
    void each_replica_reads_an_in_memory_subscription_from_the_beginning_at_each_start() {
        UUID id = UUID.randomUUID();
        TestEnvironment.outbox().append(tenant(id, 1, "heard by all")).block();
        Await.until(
                "the first replica knows it",
                () -> "heard by all"
                        .equals(TestEnvironment.bean(TenantNames.class).of(id)));

        try (var replica = TestEnvironment.start("sample", TestEnvironment.DATABASE)) {
            Await.until("the second has caught up", replica.getBean(Readiness.class)::isCaughtUp);

            assertThat(replica.getBean(TenantNames.class).of(id)).isEqualTo("heard by all");
        }
    }

    @Test
    void the_readiness_group_includes_catch_up_and_the_database() {
        Await.until("the sample service has caught up", TestEnvironment.bean(Readiness.class)::isCaughtUp);

        assertThat(readiness().getComponents()).containsOnlyKeys("readinessState", "r2dbc", "catchUp");
        Await.until("it is ready", () -> readiness().getStatus().equals(Status.UP));
    }

    private static CompositeHealthDescriptor readiness() {
        return (CompositeHealthDescriptor)
                TestEnvironment.bean(HealthEndpoint.class).healthForPath("readiness");
    }

    @Test
    void starts_without_kafka_and_is_not_ready() {
        Map<String, Object> nobody = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        try (LazyKafkaAdmin admin = new LazyKafkaAdmin(nobody)) {
            CatchUp catchUp = new CatchUp(admin, List.of("late.tenants"));
            ConsumerLifecycle lonely = consumers(admin, catchUp, nobody, new CountDownLatch(0));

            lonely.start();

            assertThat(lonely.isRunning()).isTrue();
            assertThat(catchUp.isCaughtUp()).isFalse();
            lonely.stop();
        }
    }

    @Test
    void a_service_without_subscriptions_is_ready_immediately() {
        try (LazyKafkaAdmin admin = new LazyKafkaAdmin(TestEnvironment.kafkaSettings())) {
            assertThat(new CatchUp(admin, List.of()).isCaughtUp()).isTrue();
        }
    }

    private ConsumerLifecycle consumers(
            LazyKafkaAdmin admin, CatchUp catchUp, Map<String, Object> kafka, CountDownLatch mayApply) {
        TopicCreation topics = new TopicCreation(admin, 2);
        Subscription subscription = new Subscription("tenants", List.of(Topic.TENANT_CHANGED), _ -> waitFor(mayApply));
        EventConsumer listener = new EventConsumer(
                subscription,
                "late.tenants",
                new DeadLetterPublisher(kafka, topics),
                metrics,
                TestEnvironment.bean(TracePropagation.class),
                Duration.ofSeconds(30));
        return new ConsumerLifecycle(
                List.of(new ConsumerGroup("late.tenants", subscription, listener)),
                topics,
                catchUp,
                new ConsumerContainers(kafka, catchUp, settings));
    }

    private static Mono<Void> waitFor(CountDownLatch latch) {
        return Mono.<Void>fromCallable(() -> {
                    latch.await();
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static boolean groupHasMembers(LazyKafkaAdmin admin) throws Exception {
        return !admin.get()
                .describeConsumerGroups(List.of("late.tenants"))
                .all()
                .get()
                .get("late.tenants")
                .members()
                .isEmpty();
    }
}
