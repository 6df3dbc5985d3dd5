package io.trunkline.did.usage;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class UsageWiring {
    @Bean
    Subscription usageSubscription(UsageStore usage, TransactionalOperator transaction) {
        return new Subscription("usage", List.of(Topic.CDR_RECORDED), new UsageConsumer(usage, transaction));
    }
}
