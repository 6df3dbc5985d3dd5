package io.trunkline.realtime.hosts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HostsWiring {
    /// @param timeout for one name
    /// @param nameserver `address` or `address:port`; empty for the name service of the machine
    @Bean
    HostAddresses hostAddresses(
            @Value("${trunkline.realtime.resolve-timeout:2s}") Duration timeout,
            @Value("${trunkline.realtime.nameserver:}") String nameserver,
            ResolvedHostStore store,
            Clock clock) {
        var records = new Nameserver(nameserver, timeout);
        var hosts = nameserver.isBlank() ? new DnsResolver(timeout) : records;
        return new ResolvedHostAddresses(new SrvTargets(records, hosts), store, clock);
    }
}
