package io.trunkline.cdr.statistics;

import io.trunkline.cdr.TestEnvironment;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Counts calls besides the loop of the service.
final class CountingFixture {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final CountCalls count = TestEnvironment.SERVICE.getBean(CountCalls.class);
    private final TransactionalOperator transactions = TestEnvironment.SERVICE.getBean(TransactionalOperator.class);

    void onTwoReplicas() {
        var _ = Mono.zip(
                        count.countBatch().subscribeOn(Schedulers.parallel()),
                        count.countBatch().subscribeOn(Schedulers.parallel()))
                .block(LIMIT);
    }

    /// Counts, but does not commit.
    void killed() {
        var killed = count.countBatch().then(Mono.error(new IllegalStateException("killed")));
        var _ = transactions.transactional(killed).onErrorComplete().blockOptional(LIMIT);
    }

    /// Waits until all that is stored now is counted.
    static void awaitCounted() {
        var now = Instant.now();
        Await.until("records are counted", () -> {
            var upTo = TestEnvironment.get(
                            "/api/v1/statistics?by=node&from=2026-04-30T00:00:00Z&to=2026-05-01T00:00:00Z",
                            TestEnvironment.TOKENS.admin())
                    .path("upTo");
            return !upTo.isNull() && Instant.parse(upTo.asString()).isAfter(now);
        });
    }
}
