package io.trunkline.routing.platform;

import io.trunkline.data.retention.RetentionJob;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs the retention rules of all features.
@Configuration(proxyBeanMethods = false)
class DataWiring {
    private static final Duration RETENTION_TIMEOUT = Duration.ofMinutes(5);

    @Bean
    RetentionJob retentionJob(List<RetentionRule> rules, Clock clock) {
        return new RetentionJob(rules, clock);
    }

    @Bean
    BackgroundLoop retention(RetentionJob job, @Value("${trunkline.retention.interval}") Duration interval) {
        return BackgroundLoop.named("retention").every(interval, RETENTION_TIMEOUT, job::run);
    }
}
