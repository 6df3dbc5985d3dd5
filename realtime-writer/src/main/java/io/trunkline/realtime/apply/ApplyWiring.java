package io.trunkline.realtime.projection;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.projection.domain.Change;
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
@EnableConfigurationProperties(ProjectionSettings.class)
class ProjectionWiring {
    @Bean
    Secrets secrets(ProjectionSettings settings) throws GeneralSecurityException {
        return new TinkSecrets(settings.keyset());
    }

    @Bean
    Addresses addresses(ProjectionSettings settings, KnownHosts known, Clock clock) {
        return new ResolvedAddresses(new DnsResolver(settings.resolveLimit()), known, clock);
    }

    @Bean
    Reconcile reconcile(Tables tables, Secrets secrets) {
        return new Reconcile(tables, secrets);
    }

    @Bean
    AppliedEvents appliedEvents(ProjectionSettings settings) {
        return new AppliedEvents(settings.database());
    }

    @Bean
    ApplyChanges applyChanges(
            Bookkeeping bookkeeping,
            Reconcile reconcile,
            Addresses addresses,
            Outbox outbox,
            AppliedEvents events,
            Clock clock,
            TransactionalOperator transaction) {
        return new ApplyChanges(bookkeeping, reconcile, addresses, outbox, events, clock, transaction);
    }

    @Bean
    InspectTables inspectTables(
            Bookkeeping bookkeeping, Tables tables, Reconcile reconcile, ReactiveTransactionManager transactions) {
        var oneSnapshot = new DefaultTransactionDefinition();
        oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneSnapshot.setReadOnly(true);
        return new InspectTables(
                bookkeeping, tables, reconcile, TransactionalOperator.create(transactions, oneSnapshot));
    }

    @Bean
    RebuildTables rebuildTables(
            Bookkeeping bookkeeping,
            Tables tables,
            Reconcile reconcile,
            Outbox outbox,
            AppliedEvents events,
            Clock clock,
            TransactionalOperator transaction) {
        return new RebuildTables(bookkeeping, tables, reconcile, outbox, events, clock, transaction);
    }

    @Bean
    Subscription projection(ApplyChanges applyChanges) {
        return new Subscription(
                "projection-" + Change.RULES,
                List.of(Topic.CARRIER_CHANGED, Topic.CLIENT_CHANGED, Topic.DIALPLAN_CHANGED),
                new ProjectionHandler(applyChanges));
    }
}
