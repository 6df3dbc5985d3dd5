package io.trunkline.messaging;

import static io.trunkline.messaging.Tenants.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.Subscriptions.Listening;
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
    private final MessagingSettings settings =
            new MessagingSettings("1", Duration.ofMillis(50), 500, Duration.ofSeconds(3), Duration.ofSeconds(30), 2);

    @Test
    void is_ready_only_when_what_the_topics_held_at_the_start_has_been_applied() {
        UUID id = UUID.randomUUID();
        Stage.outbox().append(tenant(id, 1)).block();
        Await.until(
                "it is in the topic",
                () -> !TopicReader.read("tenant.changed", id.toString()).isEmpty());
        CountDownLatch mayApply = new CountDownLatch(1);

        try (LazyAdmin admin = new LazyAdmin(Stage.kafkaSettings())) {
            CatchUp catchUp = new CatchUp(admin, List.of("late.tenants"));
            Subscriptions late = subscriptions(admin, catchUp, Stage.kafkaSettings(), mayApply);
            late.start();

            Await.until("the group reads", () -> groupHasMembers(admin));
            assertThat(catchUp.caughtUp()).isFalse();
            assertThat(catchUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(catchUp.health().getDetails()).containsEntry("behind", java.util.Set.of("late.tenants"));

            mayApply.countDown();
            Await.until("it has caught up", catchUp::caughtUp);
            assertThat(catchUp.health().getStatus()).isEqualTo(Status.UP);
            late.stop();
            is_ready_again_after_a_restart_without_anything_new(admin, mayApply);
        }
    }

    private void is_ready_again_after_a_restart_without_anything_new(LazyAdmin admin, CountDownLatch open) {
        CatchUp catchUp = new CatchUp(admin, List.of("late.tenants"));
        Subscriptions restarted = subscriptions(admin, catchUp, Stage.kafkaSettings(), open);
        restarted.start();

        Await.until("it has caught up", Duration.ofSeconds(5), catchUp::caughtUp);
        restarted.stop();
    }

    @Test
    void each_replica_hears_at_each_start_what_it_keeps_in_memory() {
        UUID id = UUID.randomUUID();
        Stage.outbox().append(tenant(id, 1, "heard by all")).block();
        Await.until(
                "the first replica knows it",
                () -> "heard by all".equals(Stage.bean(TenantNames.class).of(id)));

        try (var replica = Stage.start("sample", Stage.DATABASE)) {
            Await.until("the second has caught up", replica.getBean(Readiness.class)::caughtUp);

            assertThat(replica.getBean(TenantNames.class).of(id)).isEqualTo("heard by all");
        }
    }

    @Test
    void the_readiness_group_names_the_catch_up_and_the_database() {
        Await.until("the sample service has caught up", Stage.bean(Readiness.class)::caughtUp);

        var readiness =
                (CompositeHealthDescriptor) Stage.bean(HealthEndpoint.class).healthForPath("readiness");

        assertThat(readiness.getComponents()).containsOnlyKeys("readinessState", "r2dbc", "catchUp");
        assertThat(readiness.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void starts_without_kafka_and_is_not_ready() {
        Map<String, Object> nobody = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        try (LazyAdmin admin = new LazyAdmin(nobody)) {
            CatchUp catchUp = new CatchUp(admin, List.of("late.tenants"));
            Subscriptions lonely = subscriptions(admin, catchUp, nobody, new CountDownLatch(0));

            lonely.start();

            assertThat(lonely.isRunning()).isTrue();
            assertThat(catchUp.caughtUp()).isFalse();
            lonely.stop();
        }
    }

    @Test
    void a_service_that_hears_nothing_is_ready_at_once() {
        try (LazyAdmin admin = new LazyAdmin(Stage.kafkaSettings())) {
            assertThat(new CatchUp(admin, List.of()).caughtUp()).isTrue();
        }
    }

    private Subscriptions subscriptions(
            LazyAdmin admin, CatchUp catchUp, Map<String, Object> kafka, CountDownLatch mayApply) {
        TopicCreation topics = new TopicCreation(admin, 2);
        Subscription subscription = new Subscription("tenants", List.of(Topic.TENANT_CHANGED), _ -> waitFor(mayApply));
        EventListener listener = new EventListener(
                subscription,
                "late.tenants",
                new DeadLetters(kafka, topics, metrics),
                metrics,
                Stage.bean(Traces.class),
                Duration.ofSeconds(30));
        return new Subscriptions(
                List.of(new Listening("late.tenants", subscription, listener)),
                topics,
                catchUp,
                new ListenerContainers(kafka, catchUp, settings));
    }

    private static Mono<Void> waitFor(CountDownLatch latch) {
        return Mono.<Void>fromCallable(() -> {
                    latch.await();
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static boolean groupHasMembers(LazyAdmin admin) throws Exception {
        return !admin.get()
                .describeConsumerGroups(List.of("late.tenants"))
                .all()
                .get()
                .get("late.tenants")
                .members()
                .isEmpty();
    }
}
