package io.trunkline.data.changes;

import io.trunkline.web.headers.DryRun;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// The transaction of a change that may be a dry run.
public final class ChangeTransaction {
    private ChangeTransaction() {}

    /// Runs a change in a transaction of its own. A dry run does the same, so it fails for the same reasons, but
    /// its transaction is rolled back before it gives the result. So a change must do nothing outside of
    /// its transaction, and the result must be read in it.
    public static <T> Mono<T> run(TransactionalOperator transactions, DryRun dryRun, Mono<T> change) {
        if (!dryRun.isRequested()) {
            return transactions.transactional(change);
        }
        return transactions
                .execute(transaction -> {
                    transaction.setRollbackOnly();
                    return change;
                })
                .singleOrEmpty();
    }
}
