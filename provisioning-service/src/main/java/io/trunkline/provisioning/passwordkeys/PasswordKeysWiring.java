package io.trunkline.provisioning.passwordkeys;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PasswordKeysWiring {
    /// 20,000 passwords take some minutes; a run that is cut off is continued.
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /// @param interval between two looks for passwords that have another key than the primary
    @Bean
    BackgroundLoop passwordKeyLoop(
            ResealPasswords passwords, @Value("${trunkline.password-keys.interval}") Duration interval) {
        return BackgroundLoop.named("password-keys").every(interval, TIMEOUT, passwords::resealAll);
    }
}
