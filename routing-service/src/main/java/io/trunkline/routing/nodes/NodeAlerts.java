package io.trunkline.routing.nodes;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.routing.nodes.WatchedNodes.NodeOutage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/// Silences as `alert.raised`.
final class NodeAlerts {
    private static final String UNREACHABLE = "node.unreachable";
    private static final String BACK = "node.back";

    private NodeAlerts() {}

    static AlertRaised unreachable(NodeOutage silence, Instant now) {
        return alert(
                UNREACHABLE,
                AlertRaised.Severity.CRITICAL,
                silence,
                "Node " + silence.node() + " has not answered since " + toSeconds(silence.since()) + "; its "
                        + silence.leases() + " leases stay until it does",
                now);
    }

    static AlertRaised reachableAgain(NodeOutage silence, Instant now) {
        return alert(
                BACK,
                AlertRaised.Severity.INFO,
                silence,
                "Node " + silence.node() + " answers again; it was silent since " + toSeconds(silence.since()),
                now);
    }

    /// The same silence has the same ids, however often it is told.
    private static AlertRaised alert(
            String kind, AlertRaised.Severity severity, NodeOutage silence, String message, Instant now) {
        String identity = kind + "/" + silence.node() + "/" + silence.since();
        return new AlertRaised(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                kind,
                severity,
                silence.node(),
                null,
                message,
                now.truncatedTo(ChronoUnit.MICROS),
                Map.of("since", silence.since().toString(), "leases", String.valueOf(silence.leases())));
    }

    private static Instant toSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
