package io.trunkline.ami.endpointstatus;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndpointStatusWiring {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// Reads nothing while each registration has an endpoint.
    @Bean
    BackgroundLoop unknownRegistrationsLoop(EndpointStatusTracker statuses) {
        return BackgroundLoop.named("unknown-registrations")
                .firstAfter(INTERVAL)
                .every(INTERVAL, TIMEOUT, statuses::publishNowKnown);
    }
}
