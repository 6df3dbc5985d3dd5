package io.trunkline.web.limits;

import io.trunkline.web.address.ClientAddressResolver;
import io.trunkline.web.security.RequestCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Creates the rate limits of a service.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitSettings.class)
public class RateLimitConfiguration {
    @Bean
    RequestCheck requestLimit(RateLimitSettings settings, ClientAddressResolver addresses) {
        return settings.isLimited()
                ? new RequestLimit(settings, new RequestQuotas(settings), addresses)
                : _ -> Mono.empty();
    }
}
