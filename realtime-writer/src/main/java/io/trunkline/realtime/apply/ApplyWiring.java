package io.trunkline.realtime.apply;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.hosts.HostAddresses;
import io.trunkline.realtime.secrets.PasswordOpener;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class ApplyWiring {
    @Bean
    RowWriter rowWriter(AraTables tables, PasswordOpener passwords) {
        return new ReconcileRows(tables, passwords);
    }

    @Bean
    AppliedPublisher appliedPublisher(@Value("${trunkline.realtime.database}") String database, Outbox outbox) {
        return new OutboxAppliedPublisher(database, outbox);
    }

    @Bean
    ApplyChanges applyChanges(
            ProjectionStore store,
            RowWriter rows,
            HostAddresses hostAddresses,
            AppliedPublisher publisher,
            Clock clock,
            TransactionalOperator transaction) {
        return new ApplyChanges(store, rows, hostAddresses, publisher, clock, transaction);
    }

    @Bean
    PreviewChanges previewChanges(
            ProjectionStore store,
            RowWriter rows,
            AraTables tables,
            HostAddresses hostAddresses,
            TransactionalOperator transaction) {
        return new RolledBackPreview(store, rows, tables, hostAddresses, transaction);
    }

    /// The consumer group has the version of the rules, so that the topics are read again when the rules change.
    @Bean
    Subscription configuration(ApplyChanges applyChanges) {
        return new Subscription(
                "projection-" + EntityChange.RULES_VERSION,
                List.of(Topic.CARRIER_CHANGED, Topic.CLIENT_CHANGED, Topic.DIALPLAN_CHANGED),
                new ConfigurationConsumer(applyChanges));
    }
}
