package io.trunkline.web.stream;

import io.trunkline.web.security.RevokedAccess;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Creates the [EventStreams] of a service.
@Configuration(proxyBeanMethods = false)
public class StreamConfiguration {
    @Bean
    EventStreams eventStreams(RevokedAccess revokedAccess, ObjectProvider<Clock> clock) {
        return new EventStreams(revokedAccess, clock.getIfUnique(Clock::systemUTC));
    }
}
