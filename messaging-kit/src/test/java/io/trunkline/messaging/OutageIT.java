package io.trunkline.messaging;

import static io.trunkline.messaging.Tenants.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OutageIT {

    private final UUID id = UUID.randomUUID();
    private final TenantsHeard tenants = Stage.bean(TenantsHeard.class);

    @Test
    void with_kafka_away_events_are_kept_and_arrive_in_order_when_it_is_back() {
        Stage.KAFKA.stop();
        LongStream.rangeClosed(1, 20)
                .forEach(version -> Stage.outbox().append(tenant(id, version)).block());

        Stage.KAFKA.start();

        Await.until("all are heard", () -> tenants.versions(id).contains(20L));
        assertThat(tenants.versions(id).stream().distinct())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void with_the_database_away_an_append_fails_within_two_seconds_and_all_goes_on_when_it_is_back() {
        Stage.POSTGRES.stop();
        long asked = System.nanoTime();

        assertThatThrownBy(() -> Stage.outbox().append(tenant(id, 1)).block())
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        Stage.POSTGRES.start();
        Await.until("an append is taken", () -> {
            Stage.outbox().append(tenant(id, 2)).block();
            return true;
        });
        Await.until("it is heard", () -> tenants.versions(id).contains(2L));
        assertThat(tenants.versions(id)).isEqualTo(List.of(2L));
    }

    @Test
    void a_service_started_before_its_servers_waits_for_them() throws Exception {
        TestDatabase database = Stage.POSTGRES.newDatabase("early");
        Stage.POSTGRES.stop();
        Stage.KAFKA.stop();

        var early = CompletableFuture.supplyAsync(() -> Stage.start("early", database));
        assertThat(early).as("while the database is away").isNotDone();
        Stage.POSTGRES.start();
        try (var service = early.get(60, TimeUnit.SECONDS)) {
            Readiness readiness = service.getBean(Readiness.class);
            assertThat(readiness.caughtUp()).as("while Kafka is away").isFalse();
            Stage.KAFKA.start();
            Await.until("it has caught up", readiness::caughtUp);
        }
    }
}
