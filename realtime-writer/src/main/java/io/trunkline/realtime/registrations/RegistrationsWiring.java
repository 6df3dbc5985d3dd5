package io.trunkline.realtime.registrations;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistrationSettings.class)
class RegistrationsWiring {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Bean
    Subscription nodeSnapshots(NodeSnapshotConsumer consumer) {
        return new Subscription("nodes", List.of(Topic.NODE_SNAPSHOT), consumer);
    }

    @Bean
    BackgroundLoop registrationsLoop(AssignRegistrations registrations, RegistrationSettings settings) {
        return BackgroundLoop.named("registrations")
                .firstAfter(settings.checkInterval())
                .backOff(settings.checkInterval(), settings.checkInterval())
                .every(settings.checkInterval(), TIMEOUT, registrations::assign);
    }
}
