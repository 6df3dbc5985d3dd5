package io.trunkline.routing.nodes;

import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.routing.nodes.WatchedNodes.NodeOutage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/// Maps outages of nodes to `alert.raised`.
final class NodeAlerts {
    private NodeAlerts() {}

    static AlertRaised unreachable(NodeOutage outage, Instant now) {
        return alert(
                AlertKinds.NODE_UNREACHABLE,
                AlertRaised.Severity.CRITICAL,
                outage,
                "Node " + outage.node() + " has not answered since " + toSeconds(outage.since()) + "; its "
                        + outage.leases() + " leases are kept until it does",
                now);
    }

    static AlertRaised reachableAgain(NodeOutage outage, Instant now) {
        return alert(
                AlertKinds.NODE_BACK,
                AlertRaised.Severity.INFO,
                outage,
                "Node " + outage.node() + " answers again; it was unreachable since " + toSeconds(outage.since()),
                now);
    }

    /// The same outage always gets the same alert id, so a repeated alert is recognized as a duplicate.
    private static AlertRaised alert(
            String kind, AlertRaised.Severity severity, NodeOutage outage, String message, Instant now) {
        String identity = kind + "/" + outage.node() + "/" + outage.since();
        return new AlertRaised(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                kind,
                severity,
                outage.node(),
                null,
                message,
                now.truncatedTo(ChronoUnit.MICROS),
                Map.of("since", outage.since().toString(), "leases", String.valueOf(outage.leases())));
    }

    private static Instant toSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
