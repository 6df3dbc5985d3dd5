package io.trunkline.ami.commands;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommandsWiring {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    /// One consumer group per node: the bridges of a node share its commands.
    @Bean
    Subscription commands(NodeStatus node, ExecuteCommand executeCommand) {
        String name = "commands-" + node.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Subscription(
                name, List.of(Topic.NODE_COMMAND), batch -> executeCommand.execute(commandsOf(batch, node.name())));
    }

    /// Closes orders even when Kafka does not deliver them again.
    @Bean
    BackgroundLoop abandonedOrders(
            CloseAbandonedOrders orders, @Value("${trunkline.commands.close-interval:5s}") Duration interval) {
        return BackgroundLoop.named("abandoned-orders")
                .firstAfter(interval)
                .backOff(interval, interval)
                .every(interval, CLOSE_TIMEOUT, orders::close);
    }

    /// Without tests of endpoints, which take seconds: no call waits for one.
    private static List<NodeCommand> commandsOf(List<ReceivedEvent> batch, String node) {
        return batch.stream()
                .map(ReceivedEvent::event)
                .filter(NodeCommand.class::isInstance)
                .map(NodeCommand.class::cast)
                .filter(command -> command.node().equals(node) && command.endpointTest() == null)
                .toList();
    }
}
