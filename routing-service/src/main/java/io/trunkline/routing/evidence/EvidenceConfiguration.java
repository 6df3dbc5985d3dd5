package io.trunkline.routing.evidence;

import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    @Bean
    BackgroundLoop snapshotRequestLoop(SnapshotRequestJob job, RoutingSettings settings) {
        return BackgroundLoop.named("snapshot-requests")
                .firstAfter(Duration.ofSeconds(1))
                .every(settings.snapshotInterval(), settings.snapshotInterval(), job::requestSnapshots);
    }
}
