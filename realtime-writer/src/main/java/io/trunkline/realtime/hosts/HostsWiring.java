package io.trunkline.realtime.hosts;

import io.trunkline.realtime.hosts.domain.LookupRules;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HostsWiring {
    /// @param nameserver `address` or `address:port`; empty for the name service of the machine
    /// @param timeout of a query
    @Bean
    Nameserver nameserver(
            @Value("${trunkline.realtime.nameserver:}") String nameserver,
            @Value("${trunkline.realtime.resolve-timeout:2s}") Duration timeout) {
        return new Nameserver(nameserver, timeout);
    }

    @Bean
    LookupRules lookupRules(
            @Value("${trunkline.realtime.hosts.min-interval}") Duration minInterval,
            @Value("${trunkline.realtime.hosts.max-interval}") Duration maxInterval,
            @Value("${trunkline.realtime.hosts.keep-missing}") Duration keepMissing) {
        return new LookupRules(minInterval, maxInterval, keepMissing);
    }

    @Bean
    HostAddresses hostAddresses(
            @Value("${trunkline.realtime.nameserver:}") String nameserver,
            @Value("${trunkline.realtime.resolve-timeout:2s}") Duration timeout,
            Nameserver records,
            KnownHosts store,
            LookupRules rules,
            Clock clock) {
        NameResolver hosts = nameserver.isBlank() ? new MachineNames(records, timeout) : records;
        return new LookUpHosts(new SrvTargets(records, hosts), store, rules, clock);
    }
}
