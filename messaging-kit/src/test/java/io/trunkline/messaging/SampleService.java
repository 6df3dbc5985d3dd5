package io.trunkline.messaging;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.RepublishSource;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/// The smallest service there can be: it hears tenants and says what a test tells it to.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(MessagingKit.class)
public class SampleService {
    /// Whose name nobody keeps.
    public static final UUID IGNORED_TENANT = UUID.randomUUID();

    @Bean
    TenantReadModel tenantReadModel(DatabaseClient database, TransactionalOperator transactions) {
        return new TenantReadModel(database, transactions);
    }

    @Bean
    Subscription tenants(TenantReadModel heard) {
        return new Subscription("tenants", List.of(Topic.TENANT_CHANGED), heard);
    }

    /// A list in memory.
    @Bean
    TenantNames tenantNames() {
        return new TenantNames();
    }

    @Bean
    Subscription namesInMemory(TenantNames names) {
        return Subscription.inEveryReplica("names", List.of(Topic.TENANT_CHANGED), names)
                .withKeys(key -> !key.equals(IGNORED_TENANT.toString()));
    }

    @Bean
    RepublishSource republishedTenants(TenantReadModel heard) {
        return heard::all;
    }
}
