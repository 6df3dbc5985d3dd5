package io.trunkline.messaging;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.deadletters.DeadLetters;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OutageIT {
    private static final CurrentUser ADMIN = new CurrentUser("1", "admin", Role.ADMIN, Optional.empty());

    private final UUID id = UUID.randomUUID();
    private final TenantReadModel tenants = TestEnvironment.bean(TenantReadModel.class);

    @Test
    void events_appended_while_kafka_is_down_are_delivered_in_order_afterwards() {
        TestEnvironment.KAFKA.stop();
        LongStream.rangeClosed(1, 20)
                .forEach(version ->
                        TestEnvironment.outbox().append(tenant(id, version)).block());

        TestEnvironment.KAFKA.start();

        Await.until("all are applied", () -> tenants.versions(id).contains(20L));
        assertThat(tenants.versions(id).stream().distinct())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void dead_letters_are_unavailable_while_kafka_is_down() {
        DeadLetters letters = TestEnvironment.bean(DeadLetters.class);
        TestEnvironment.KAFKA.stop();

        assertThatThrownBy(() -> letters.list(_ -> true).collectList().block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CommonProblem.UNAVAILABLE));
        assertThatThrownBy(() -> letters.redeliver("tenant.changed.sample.tenants.dlt@0", ADMIN)
                        .block())
                .isInstanceOf(ProblemException.class);

        TestEnvironment.KAFKA.start();
        Await.until(
                "they are listed", () -> letters.list(_ -> true).collectList().block() != null);
    }

    @Test
    void an_append_fails_within_two_seconds_while_the_database_is_down_and_succeeds_afterwards() {
        TestEnvironment.POSTGRES.stop();

        var _ = Await.within(
                Duration.ofSeconds(2),
                () -> assertThatThrownBy(() ->
                                TestEnvironment.outbox().append(tenant(id, 1)).block())
                        .isInstanceOf(DataAccessResourceFailureException.class));

        TestEnvironment.POSTGRES.start();
        Await.until("an append succeeds", () -> {
            TestEnvironment.outbox().append(tenant(id, 2)).block();
            return true;
        });
        Await.until("it is applied", () -> tenants.versions(id).contains(2L));
        assertThat(tenants.versions(id)).isEqualTo(List.of(2L));
    }

    @Test
    void a_service_started_before_its_servers_waits_for_them() throws Exception {
        TestDatabase database = TestEnvironment.POSTGRES.newDatabase("early");
        TestEnvironment.POSTGRES.stop();
        TestEnvironment.KAFKA.stop();

        var early = CompletableFuture.supplyAsync(() -> TestEnvironment.start("early", database));
        assertThat(early).as("while the database is away").isNotDone();
        TestEnvironment.POSTGRES.start();
        try (var service = early.get(180, TimeUnit.SECONDS)) {
            Readiness readiness = service.getBean(Readiness.class);
            assertThat(readiness.isCaughtUp()).as("while Kafka is away").isFalse();
            TestEnvironment.KAFKA.start();
            Await.until("it has caught up", readiness::isCaughtUp);
        }
    }
}
