package io.trunkline.messaging;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Transactions of requests that are canceled at any moment, such as those of callers who hang up.
class CanceledTransactionsIT {

    private static final int ROUNDS = 40;
    private static final int CONCURRENT = 50;
    private static final int LONGEST_MICROS = 8_000;
    private static final int WRITES = 200;

    private final DatabaseClient database = TestEnvironment.bean(DatabaseClient.class);

    @Test
    void what_is_written_after_canceled_transactions_is_committed() {
        Random chance = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            concurrently(CONCURRENT, _ -> cancelSoon(chance.nextInt(LONGEST_MICROS)));
        }

        String name = "after " + UUID.randomUUID();
        concurrently(
                WRITES,
                _ -> database.sql("INSERT INTO tenant_read_model (tenant_id, version, name) VALUES (:id, 1, :name)")
                        .bind("id", UUID.randomUUID())
                        .bind("name", name)
                        .then());

        assertThat(TestEnvironment.POSTGRES.execute(
                        TestEnvironment.DATABASE.name(),
                        "SELECT count(*) FROM tenant_read_model WHERE name = '" + name + "'"))
                .isEqualTo("" + WRITES);
    }

    private static Mono<Void> cancelSoon(int micros) {
        return TestEnvironment.outbox()
                .append(tenant(UUID.randomUUID(), 1))
                .as(TestEnvironment.transactions()::transactional)
                .timeout(Duration.ofNanos(micros * 1_000L))
                .onErrorComplete();
    }

    private static void concurrently(int count, IntFunction<Mono<Void>> each) {
        Flux.fromStream(IntStream.range(0, count).boxed())
                .flatMap(each::apply, CONCURRENT)
                .then()
                .block();
    }
}
