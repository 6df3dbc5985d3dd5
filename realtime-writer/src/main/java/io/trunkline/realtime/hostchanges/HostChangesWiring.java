package io.trunkline.realtime.hostchanges;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HostChangesWiring {
    /// A batch of hosts whose nameservers do not respond takes half a minute.
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /// @param interval between checks for hosts that are due
    @Bean
    BackgroundLoop hostsLoop(
            FollowHosts hosts, @Value("${trunkline.realtime.hosts.check-interval}") Duration interval) {
        return BackgroundLoop.named("hosts").firstAfter(interval).poll(interval, TIMEOUT, hosts::followDue);
    }
}
