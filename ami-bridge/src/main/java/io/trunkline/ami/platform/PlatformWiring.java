package io.trunkline.ami.platform;

import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.SqlOutboxBacklog;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class PlatformWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SqlOutboxBacklog outboxBacklog(DatabaseClient database) {
        return new SqlOutboxBacklog(database);
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
