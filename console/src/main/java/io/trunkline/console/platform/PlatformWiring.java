package io.trunkline.console.platform;

import io.trunkline.console.routes.domain.RouteTable;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class PlatformWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RouteTable routeTable() {
        return RouteTable.ofAllServices();
    }

    @Bean
    ServiceClient serviceClient(ConsoleSettings settings) {
        return new ServiceClient(settings);
    }
}
