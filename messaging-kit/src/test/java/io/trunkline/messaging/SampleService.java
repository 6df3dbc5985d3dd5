package io.trunkline.messaging;

import io.trunkline.events.wire.Topic;
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
class SampleService {
    /// Whose name nobody keeps.
    static final UUID NAMELESS = UUID.randomUUID();

    @Bean
    TenantsHeard tenantsHeard(DatabaseClient database, TransactionalOperator transactions) {
        return new TenantsHeard(database, transactions);
    }

    @Bean
    Subscription tenants(TenantsHeard heard) {
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
                .ofKeys(key -> !key.equals(NAMELESS.toString()));
    }

    @Bean
    Reemission tenantsAgain(TenantsHeard heard) {
        return heard::all;
    }
}
