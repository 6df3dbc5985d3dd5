package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.events.nodes.NodeCommand;
import java.util.Map;
import java.util.stream.Collectors;

/// The channel variables of an order to place a call.
final class OrderVariables {

    private OrderVariables() {}

    static ChannelVariables parse(NodeCommand.Originate order) {
        return ChannelVariables.parse(variables(order));
    }

    /// Names without the leading underscores, which make a variable inherited.
    static Map<String, String> variables(NodeCommand.Originate order) {
        return order.variables().entrySet().stream()
                .collect(Collectors.toMap(
                        variable -> variable.getKey().replaceFirst("^_+", ""),
                        Map.Entry::getValue,
                        (first, _) -> first));
    }
}
