package io.trunkline.realtime.apply;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.domain.EntityChange;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/// Puts the projection together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RealtimeSettings.class)
class ApplyWiring {
    @Bean
    PasswordOpener passwordOpener(RealtimeSettings settings) throws GeneralSecurityException {
        return new TinkPasswordOpener(settings.keyset());
    }

    @Bean
    HostAddresses hostAddresses(RealtimeSettings settings, ResolvedHostStore known, Clock clock) {
        return new ResolvedHostAddresses(new DnsResolver(settings.resolveLimit()), known, clock);
    }

    @Bean
    ReconcileRows reconcileRows(AraTables tables, PasswordOpener secrets) {
        return new ReconcileRows(tables, secrets);
    }

    @Bean
    AppliedEventMapper appliedEventMapper(RealtimeSettings settings) {
        return new AppliedEventMapper(settings.database());
    }

    @Bean
    ApplyChanges applyChanges(
            ProjectionStore bookkeeping,
            ReconcileRows reconcile,
            HostAddresses addresses,
            Outbox outbox,
            AppliedEventMapper events,
            Clock clock,
            TransactionalOperator transaction) {
        return new ApplyChanges(bookkeeping, reconcile, addresses, outbox, events, clock, transaction);
    }

    @Bean
    InspectTables inspectTables(
            ProjectionStore bookkeeping,
            AraTables tables,
            ReconcileRows reconcile,
            ReactiveTransactionManager transactions) {
        var oneSnapshot = new DefaultTransactionDefinition();
        oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneSnapshot.setReadOnly(true);
        return new InspectTables(
                bookkeeping, tables, reconcile, TransactionalOperator.create(transactions, oneSnapshot));
    }

    @Bean
    RebuildTables rebuildTables(
            ProjectionStore bookkeeping,
            AraTables tables,
            ReconcileRows reconcile,
            Outbox outbox,
            AppliedEventMapper events,
            Clock clock,
            TransactionalOperator transaction) {
        return new RebuildTables(bookkeeping, tables, reconcile, outbox, events, clock, transaction);
    }

    @Bean
    Subscription projection(ApplyChanges applyChanges) {
        return new Subscription(
                "projection-" + EntityChange.RULES_VERSION,
                List.of(Topic.CARRIER_CHANGED, Topic.CLIENT_CHANGED, Topic.DIALPLAN_CHANGED),
                new ConfigurationConsumer(applyChanges));
    }
}
