package io.trunkline.realtime.hosts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HostsWiring {
    /// @param timeout for one name
    @Bean
    HostAddresses hostAddresses(
            @Value("${trunkline.realtime.resolve-timeout:2s}") Duration timeout, ResolvedHostStore store, Clock clock) {
        return new ResolvedHostAddresses(new DnsResolver(timeout), store, clock);
    }
}
