package io.trunkline.ami.connection.wire;

import java.util.List;
import org.asteriskjava.manager.response.ManagerResponse;

/// The output of a CLI command, which the action Command returns.
final class CommandOutput {
    private CommandOutput() {}

    static List<String> lines(ManagerResponse response) {
        Object output = response.getAttributes().get("output");
        if (output instanceof List<?> lines) {
            return lines.stream().map(String::valueOf).toList();
        }
        return output == null ? List.of() : List.of(String.valueOf(output));
    }
}
