package io.trunkline.realtime.drift;

import io.trunkline.data.audit.AuditLog;
import io.trunkline.realtime.apply.AppliedPublisher;
import io.trunkline.realtime.apply.AraTables;
import io.trunkline.realtime.apply.ProjectionStore;
import io.trunkline.realtime.apply.RowWriter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

@Configuration(proxyBeanMethods = false)
class DriftWiring {
    @Bean
    InspectTables inspectTables(
            ProjectionStore store, AraTables tables, RowWriter rows, ReactiveTransactionManager transactions) {
        var readOnlySnapshot = new DefaultTransactionDefinition();
        readOnlySnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        readOnlySnapshot.setReadOnly(true);
        return new InspectTables(store, tables, rows, TransactionalOperator.create(transactions, readOnlySnapshot));
    }

    @Bean
    RebuildTables rebuildTables(
            ProjectionStore store,
            AraTables tables,
            RowWriter rows,
            AppliedPublisher publisher,
            AuditLog auditLog,
            Clock clock,
            TransactionalOperator transaction) {
        return new RebuildTables(store, tables, rows, publisher, auditLog, clock, transaction);
    }
}
