package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.NodeTransport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The output of the CLI command `pjsip show transports`: a line for each transport, with its name, kind and address.
final class TransportList {

    private static final Pattern TRANSPORT =
            Pattern.compile("\\s*Transport:\\s+([A-Za-z0-9_-]+)\\s+([a-z]+)\\s+(?:\\S+\\s+)*?(\\S*)\\s*");
    private static final Pattern ADDRESS = Pattern.compile("\\[?([0-9A-Fa-f.:]+?)]?:([0-9]{1,5})");

    private TransportList() {}

    static CustomActions.HeaderAction action() {
        return new CustomActions.HeaderAction("Command", Map.of("Command", "pjsip show transports"));
    }

    /// Sorted by name; empty if there are none, or if the node does not allow the command.
    static List<NodeTransport> parse(List<String> lines) {
        return lines.stream()
                .map(TRANSPORT::matcher)
                .filter(Matcher::matches)
                .map(line -> new NodeTransport(line.group(1), line.group(2), address(line.group(3))))
                .sorted(Comparator.comparing(NodeTransport::name))
                .toList();
    }

    private static NodeTransport.@Nullable Address address(String bind) {
        Matcher address = ADDRESS.matcher(bind);
        return address.matches()
                ? new NodeTransport.Address(address.group(1), Integer.parseInt(address.group(2)))
                : null;
    }
}
