package io.trunkline.data.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.data.DatabaseFixture;
import io.trunkline.web.headers.DryRun;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

class ChangeTransactionIT {
    private static final DryRun DRY_RUN = new DryRun(true);

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void a_change_is_committed() {
        assertThat(run(DryRun.NO, insert())).isEqualTo("inserted");

        assertThat(rows()).isEqualTo("1");
        assertThat(commits).hasValue(1);
    }

    @Test
    void a_dry_run_gives_the_result_and_stores_nothing() {
        assertThat(run(DRY_RUN, insert())).isEqualTo("inserted");

        assertThat(rows()).isEqualTo("0");
        assertThat(commits).hasValue(0);
    }

    @Test
    void a_dry_run_fails_as_the_change_would() {
        assertThat(run(DryRun.NO, insert())).isEqualTo("inserted");

        assertThatThrownBy(() -> run(DRY_RUN, insert())).isInstanceOf(DataIntegrityViolationException.class);

        assertThat(rows()).isEqualTo("1");
    }

    private static String run(DryRun dryRun, Mono<String> change) {
        return ChangeTransaction.run(DatabaseFixture.TRANSACTIONS, dryRun, change)
                .block();
    }

    private Mono<String> insert() {
        return DatabaseFixture.CLIENT
                .sql("INSERT INTO idempotent_requests (subject, operation, key, fingerprint, created_at)"
                        + " VALUES ('user', 'dry run', '" + key + "', repeat('0', 64), now())")
                .then()
                .then(countCommit())
                .thenReturn("inserted");
    }

    private Mono<Void> countCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(commits::incrementAndGet);
                    }
                }))
                .then();
    }

    private String rows() {
        return DatabaseFixture.sql("SELECT count(*) FROM idempotent_requests WHERE key = '" + key + "'");
    }
}
