package io.trunkline.ami.endpointtests;

import io.trunkline.ami.commands.CommandClaims;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndpointTestsWiring {
    /// One consumer group per node, apart from that of the other commands.
    @Bean
    Subscription endpointTests(NodeStatus node, CommandClaims claims, RunEndpointTest runTest, Clock clock) {
        String name = "endpoint-tests-" + node.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Subscription(
                name, List.of(Topic.NODE_COMMAND), new StartEndpointTests(node.name(), claims, runTest, clock));
    }
}
