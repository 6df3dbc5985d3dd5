package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.events.nodes.NodeCommand;
import java.util.Map;
import java.util.stream.Collectors;

/// Whose call an order is to place: what its variables will say on the channel.
final class OrderVariables {

    private OrderVariables() {}

    static ChannelVariables parse(NodeCommand.Originate order) {
        return ChannelVariables.parse(variables(order));
    }

    /// Without the underscores that have a variable inherited. Of two that differ in these alone, either.
    static Map<String, String> variables(NodeCommand.Originate order) {
        return order.variables().entrySet().stream()
                .collect(Collectors.toMap(
                        variable -> variable.getKey().replaceFirst("^_+", ""), Map.Entry::getValue, (one, _) -> one));
    }
}
