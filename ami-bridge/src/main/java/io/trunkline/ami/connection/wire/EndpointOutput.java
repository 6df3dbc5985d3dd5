package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.ShownEndpoint;
import io.trunkline.ami.connection.domain.ShownRegistration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The output of the CLI commands `pjsip show endpoint` and `pjsip show registration`. Unlike the AMI actions for it,
/// these print no passwords, and the time until a registration expires.
final class EndpointOutput {
    private static final Pattern ENDPOINT = Pattern.compile("\\s*Endpoint:\\s+([a-z0-9-]+)(?:/\\S*)?\\s.*");
    private static final Pattern STATUS = Pattern.compile(
            ".*\\s(Unregistered|Registered|Rejected|Stopped)(?:\\s+\\(exp\\. (\\d{1,9})s( ago)?\\))?\\s*");

    private EndpointOutput() {}

    static CustomActions.HeaderAction showEndpoint(String endpointId) {
        return command("pjsip show endpoint " + endpointId);
    }

    static CustomActions.HeaderAction showRegistration(String registrationId) {
        return command("pjsip show registration " + registrationId);
    }

    private static CustomActions.HeaderAction command(String text) {
        return new CustomActions.HeaderAction("Command", Map.of("Command", text));
    }

    static ShownEndpoint endpoint(String endpointId, List<String> lines) {
        boolean found = lines.stream()
                .map(ENDPOINT::matcher)
                .anyMatch(line -> line.matches() && line.group(1).equals(endpointId));
        return new ShownEndpoint(found, ContactList.parse(lines));
    }

    /// Empty if the node has no such registration.
    static Optional<ShownRegistration> registration(String registrationId, List<String> lines) {
        return lines.stream()
                .filter(line -> line.strip().startsWith(registrationId + "/"))
                .map(STATUS::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(line -> new ShownRegistration(
                        line.group(1), line.group(2) == null ? null : Long.valueOf(line.group(2))));
    }
}
