package io.trunkline.ami.commands;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A group a node: bridges of other nodes take nothing of ours, and those of the same node share the work.
@Configuration(proxyBeanMethods = false)
class CommandsWiring {

    @Bean
    Subscription commands(NodeStatus node, ExecuteCommand carryOut) {
        String name = "commands-" + node.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Subscription(
                name, List.of(Topic.NODE_COMMAND), batch -> carryOut.execute(commandsOf(batch, node.name())));
    }

    private static List<NodeCommand> commandsOf(List<ReceivedEvent> batch, String node) {
        return batch.stream()
                .map(ReceivedEvent::event)
                .filter(NodeCommand.class::isInstance)
                .map(NodeCommand.class::cast)
                .filter(command -> command.node().equals(node))
                .toList();
    }
}
