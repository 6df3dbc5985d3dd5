package io.trunkline.web.address;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Creates the [ClientAddressResolver] of a service.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxySettings.class)
public class AddressConfiguration {
    @Bean
    ClientAddressResolver clientAddressResolver(ProxySettings settings) {
        return new ClientAddressResolver(settings.trusted(), settings.header());
    }
}
