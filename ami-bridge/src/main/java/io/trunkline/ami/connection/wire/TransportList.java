package io.trunkline.ami.connection.wire;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The output of the CLI command `pjsip show transports`: a line for each transport, with its name, kind and address.
final class TransportList {

    private static final Pattern TRANSPORT = Pattern.compile("\\s*Transport:\\s+([A-Za-z0-9_-]+)\\s+[a-z]+\\s.*");

    private TransportList() {}

    static CustomActions.HeaderAction action() {
        return new CustomActions.HeaderAction("Command", Map.of("Command", "pjsip show transports"));
    }

    /// The names, sorted; empty if there are none, or if the node does not allow the command.
    static List<String> parse(List<String> lines) {
        return lines.stream()
                .map(TRANSPORT::matcher)
                .filter(Matcher::matches)
                .map(transport -> transport.group(1))
                .sorted()
                .toList();
    }
}
