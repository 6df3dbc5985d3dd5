package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReloadsWiring {

    /// One consumer group per node, since each node must reload.
    @Bean
    Subscription realtime(NodeStatus node, RealtimeAppliedConsumer handler) {
        String name = "realtime-" + node.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Subscription(name, List.of(Topic.REALTIME_APPLIED), handler);
    }
}
