package io.trunkline.ami.restarts;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RestartsWiring {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Bean
    BackgroundLoop cutCallsLoop(
            EndCutCalls calls, @Value("${trunkline.restarts.check-interval:2s}") Duration interval) {
        return BackgroundLoop.named("cut-calls")
                .firstAfter(interval)
                .backOff(interval, interval)
                .every(interval, TIMEOUT, calls::end);
    }
}
