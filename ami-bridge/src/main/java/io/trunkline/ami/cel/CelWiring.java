package io.trunkline.ami.cel;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CelSettings.class)
class CelWiring {

    private static final Duration BATCH_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    BackgroundLoop celPoller(PublishCelFacts publishCelFacts, CelSettings settings) {
        Duration interval = settings.pollInterval();
        return BackgroundLoop.named("cel")
                .firstAfter(interval)
                .backOff(interval, interval)
                .poll(
                        interval,
                        BATCH_TIMEOUT,
                        () -> publishCelFacts.publishBatch().map(rows -> rows >= settings.batchSize()));
    }
}
