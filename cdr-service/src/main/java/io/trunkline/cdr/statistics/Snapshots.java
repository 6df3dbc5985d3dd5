package io.trunkline.cdr.statistics;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/// Transactions that read one snapshot of the database.
final class Snapshots {
    private Snapshots() {}

    static TransactionalOperator of(ReactiveTransactionManager transactions) {
        var snapshot = new DefaultTransactionDefinition();
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return TransactionalOperator.create(transactions, snapshot);
    }
}
