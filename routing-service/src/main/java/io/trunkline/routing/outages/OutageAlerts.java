package io.trunkline.routing.outages;

import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.AlertRaised.Severity;
import io.trunkline.routing.outages.domain.Outage;
import io.trunkline.routing.outages.domain.OutageRules.Alert;
import io.trunkline.routing.outages.domain.Party;
import io.trunkline.routing.outages.domain.Reports;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Maps outages of carriers and clients to `alert.raised`.
///
/// @param outage that begins, or as it was before it ended
record OutageAlerts(Party party, Outage outage, Reports reports, Instant now) {
    AlertRaised of(Alert alert) {
        return switch (alert) {
            case UNREACHABLE -> unreachable();
            case BACK ->
                over("reachable", name() + " is reachable again; it was unreachable since " + seconds(outage.since()));
            case NOT_NEEDED ->
                over("not-needed", notNeeded() + "; it was unreachable since " + seconds(outage.since()));
        };
    }

    private AlertRaised unreachable() {
        String states = String.join(", ", reports.down());
        return alert(
                isCarrier() ? AlertKinds.CARRIER_UNREACHABLE : AlertKinds.CLIENT_UNREACHABLE,
                isCarrier() ? Severity.CRITICAL : Severity.WARNING,
                name() + (outage.unsteady() ? " has been reachable only for moments since " : " is unreachable since ")
                        + seconds(outage.since()) + " (" + states + ")",
                Map.of("states", states, "unsteady", String.valueOf(outage.unsteady())));
    }

    private AlertRaised over(String reason, String message) {
        return alert(
                isCarrier() ? AlertKinds.CARRIER_BACK : AlertKinds.CLIENT_BACK,
                Severity.INFO,
                message,
                Map.of("reason", reason));
    }

    private String notNeeded() {
        return isCarrier()
                ? name() + " is no longer active"
                : name() + " is no longer active, or no active campaign needs it";
    }

    private boolean isCarrier() {
        return party.kind() == Party.Kind.CARRIER;
    }

    private String name() {
        return (isCarrier() ? "Carrier " : "Client ") + party.name();
    }

    /// The same outage always gets the same alert id, so a repeated alert is recognized as a duplicate.
    private AlertRaised alert(String kind, Severity severity, String message, Map<String, String> more) {
        String identity = kind + "/" + party.id() + "/" + outage.since();
        Map<String, String> details = new HashMap<>(more);
        details.put("name", party.name());
        details.put("since", outage.since().toString());
        return new AlertRaised(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                kind,
                severity,
                party.id().toString(),
                null,
                message,
                now,
                details);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
