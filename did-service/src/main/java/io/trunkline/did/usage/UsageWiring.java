package io.trunkline.did.usage;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class UsageWiring {
    /// @param delay the calls that end within this time are counted in one transaction
    @Bean
    Subscription usageSubscription(
            UsageStore usage,
            TransactionalOperator transaction,
            @Value("${trunkline.dids.usage-delay}") Duration delay) {
        return new Subscription("usage", List.of(Topic.CDR_RECORDED), new UsageConsumer(usage, transaction))
                .collecting(delay);
    }
}
