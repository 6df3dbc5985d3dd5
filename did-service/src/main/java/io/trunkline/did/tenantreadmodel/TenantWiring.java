package io.trunkline.did.tenantreadmodel;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TenantWiring {
    @Bean
    Subscription tenantSubscription(TenantReadModel tenants, NumbersOfDeletedTenants numbers) {
        return new Subscription("tenants", List.of(Topic.TENANT_CHANGED), new TenantConsumer(tenants, numbers));
    }
}
