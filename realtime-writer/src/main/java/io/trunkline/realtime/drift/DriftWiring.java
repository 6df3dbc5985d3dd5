package io.trunkline.realtime.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.AppliedPublisher;
import io.trunkline.realtime.apply.AraTables;
import io.trunkline.realtime.apply.ProjectionStore;
import io.trunkline.realtime.apply.RowWriter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DriftSettings.class)
class DriftWiring {
    /// How often the loop looks whether a check is due.
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Bean
    InspectTables inspectTables(
            ProjectionStore store,
            AraTables tables,
            RowWriter rows,
            TableColumns columns,
            ReactiveTransactionManager transactions) {
        var readOnlySnapshot = new DefaultTransactionDefinition();
        readOnlySnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        readOnlySnapshot.setReadOnly(true);
        return new InspectTables(
                store, tables, rows, columns, TransactionalOperator.create(transactions, readOnlySnapshot));
    }

    @Bean
    CheckTables checkTables(
            InspectTables inspect,
            Outbox outbox,
            Readiness readiness,
            DriftSettings settings,
            Clock clock,
            MeterRegistry meters) {
        return new CheckTables(inspect, outbox, readiness, settings.checkInterval(), clock, meters);
    }

    @Bean
    HealthIndicator tables(CheckTables checks) {
        return new TablesHealth(checks);
    }

    @Bean
    BackgroundLoop tableCheckLoop(CheckTables checks, DriftSettings settings) {
        var pause = settings.checkInterval().compareTo(PAUSE) < 0 ? settings.checkInterval() : PAUSE;
        return BackgroundLoop.named("table-check")
                .firstAfter(pause)
                .backOff(pause, PAUSE)
                .every(pause, settings.checkTimeout(), checks::checkIfDue);
    }

    @Bean
    RebuildTables rebuildTables(
            InspectTables inspect,
            TableColumns columns,
            ProjectionStore store,
            RowWriter rows,
            AppliedPublisher publisher,
            AuditLog auditLog,
            DriftSettings settings,
            Clock clock,
            TransactionalOperator transaction) {
        return new RebuildTables(
                inspect, columns, store, rows, publisher, auditLog, settings.rebuildChunk(), clock, transaction);
    }
}
