package io.trunkline.realtime.registrations;

import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.realtime.registrations.RegistrationNodes.Moved;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Maps registrations that another node took over to `alert.raised`, one alert per node that lost some.
final class RegistrationAlerts {
    private static final String MOVED = AlertKinds.REGISTRATIONS_MOVED;

    private RegistrationAlerts() {}

    static List<AlertRaised> of(List<Moved> moved, Instant now) {
        return moved.stream()
                .filter(one -> one.from() != null)
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(one.from()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(node -> alert(node.getKey(), node.getValue(), now))
                .toList();
    }

    private static AlertRaised alert(String from, List<Moved> moved, Instant now) {
        String to = moved.getFirst().to();
        String identity = MOVED + "/" + from + "/" + now;
        return new AlertRaised(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                MOVED,
                AlertRaised.Severity.WARNING,
                from,
                null,
                "Node " + to + " took over " + moved.size() + " registrations, since node " + from + " is unreachable",
                now.truncatedTo(ChronoUnit.MICROS),
                Map.of("to", to, "registrations", Integer.toString(moved.size())));
    }
}
