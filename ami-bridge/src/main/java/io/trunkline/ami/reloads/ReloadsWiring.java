package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReloadsWiring {
    /// A batch ends after 8 s.
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Bean
    BackgroundLoop reloadsLoop(ResumeReloads reloads) {
        return BackgroundLoop.named("reloads").poll(INTERVAL, TIMEOUT, reloads::sendNext);
    }

    /// One consumer group per node, since each node must reload.
    @Bean
    Subscription realtime(NodeStatus node, RealtimeAppliedConsumer handler) {
        String name = "realtime-" + node.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Subscription(name, List.of(Topic.REALTIME_APPLIED), handler);
    }
}
