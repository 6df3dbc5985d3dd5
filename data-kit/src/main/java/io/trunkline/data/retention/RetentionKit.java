package io.trunkline.data.retention;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Applies all rules of retention of a service every `trunkline.retention.interval`.
@Configuration(proxyBeanMethods = false)
public class RetentionKit {
    @Bean
    RetentionJob retentionJob(List<RetentionRule> rules, Clock clock) {
        return new RetentionJob(rules, clock);
    }

    @Bean
    BackgroundLoop retention(RetentionJob job, @Value("${trunkline.retention.interval}") Duration interval) {
        return BackgroundLoop.named("retention").every(interval, job.longestRun(), job::run);
    }
}
