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

/// A minimal service: it consumes tenants and publishes the events of a test.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(MessagingKit.class)
public class SampleService {
    /// A tenant that the key filter excludes.
    public static final UUID IGNORED_TENANT = UUID.randomUUID();

    @Bean
    TenantReadModel tenantReadModel(DatabaseClient database, TransactionalOperator transactions) {
        return new TenantReadModel(database, transactions);
    }

    @Bean
    Subscription tenants(TenantReadModel readModel) {
        return new Subscription("tenants", List.of(Topic.TENANT_CHANGED), readModel);
    }

    /// A read model in memory.
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
    RepublishSource republishedTenants(TenantReadModel readModel) {
        return readModel::page;
    }
}
