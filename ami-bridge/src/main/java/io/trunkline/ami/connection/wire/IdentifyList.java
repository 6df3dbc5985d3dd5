package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.response.ManagerResponse;

/// The output of the CLI command `pjsip show identifies`: a line for each identify, and below it a line for each
/// of its networks.
final class IdentifyList {

    private static final Pattern IDENTIFY = Pattern.compile("\\s*Identify:\\s+\\S+/([a-z0-9-]+)\\s*");
    private static final Pattern MATCH = Pattern.compile("\\s*Match:\\s+([0-9A-Fa-f:.]+/\\d{1,3})\\s*");

    private IdentifyList() {}

    static CustomActions.HeaderAction action() {
        return new CustomActions.HeaderAction("Command", Map.of("Command", "pjsip show identifies"));
    }

    static List<IdentifiedNetwork> parse(ManagerResponse response) {
        Object output = response.getAttributes().get("output");
        return parse(output instanceof List<?> lines ? lines : List.of(String.valueOf(output)));
    }

    static List<IdentifiedNetwork> parse(List<?> lines) {
        List<IdentifiedNetwork> networks = new ArrayList<>();
        String endpoint = "";
        for (Object line : lines) {
            Matcher identify = IDENTIFY.matcher(String.valueOf(line));
            Matcher match = MATCH.matcher(String.valueOf(line));
            if (identify.matches()) {
                endpoint = identify.group(1);
            } else if (match.matches()) {
                networks.add(new IdentifiedNetwork(endpoint, match.group(1)));
            }
        }
        return networks;
    }
}
