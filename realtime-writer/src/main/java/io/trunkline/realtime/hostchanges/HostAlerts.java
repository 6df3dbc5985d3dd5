package io.trunkline.realtime.hostchanges;

import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.AlertRaised.Severity;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.hosts.domain.HostUpdate;
import io.trunkline.realtime.hosts.domain.KnownHost;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Alerts about hosts that cannot be resolved: one for each name that does not exist, and one for all names while no
/// nameserver responds.
///
/// @param entities with these hosts
record HostAlerts(List<AppliedEntity> entities, Instant now) {
    private static final String DNS = "dns";
    private static final int MAX_ENDPOINTS = 20;

    /// The hosts that failed repeatedly since no nameserver responded, before and after a round of lookups.
    record NoResponse(int before, int after) {}

    List<AlertRaised> of(List<HostUpdate> updates, NoResponse noResponse) {
        var alerts = new ArrayList<AlertRaised>();
        updates.stream()
                .filter(update -> update.beganFailing(LookupFailure.UNKNOWN_HOST))
                .forEach(update -> alerts.add(unknown(update.after())));
        if (noResponse.before() == 0 && noResponse.after() > 0) {
            alerts.add(unavailable(noResponse.after()));
        }
        if (noResponse.before() > 0 && noResponse.after() == 0) {
            alerts.add(alert(
                    AlertKinds.DNS_BACK,
                    Severity.INFO,
                    DNS,
                    new Text("Nameservers respond again for all hosts", Map.of())));
        }
        return alerts;
    }

    private record Text(String message, Map<String, String> details) {}

    private AlertRaised unavailable(int hosts) {
        var text = new Text(
                "No nameserver responds. " + hosts + " hosts keep their last known addresses",
                Map.of("hosts", Integer.toString(hosts)));
        return alert(AlertKinds.DNS_UNAVAILABLE, Severity.WARNING, DNS, text);
    }

    private AlertRaised unknown(KnownHost host) {
        String endpoints = endpoints(host);
        String kept = host.addresses().isEmpty()
                ? "It has never resolved, so calls from it are refused"
                : "Its last known addresses are kept";
        var text = new Text(
                "Host " + host.name() + " of " + endpoints + " does not exist or has no address. " + kept,
                Map.of(
                        "since", Objects.requireNonNull(host.failing()).since().toString(),
                        "addresses", String.join(", ", host.matches()),
                        "endpoints", endpoints));
        return alert(AlertKinds.HOST_UNKNOWN, Severity.WARNING, host.name(), text);
    }

    private String endpoints(KnownHost host) {
        return entities.stream()
                .filter(entity -> entity.host() != null && entity.host().name().equals(host.name()))
                .map(entity -> String.valueOf(entity.endpointId()))
                .sorted()
                .limit(MAX_ENDPOINTS)
                .collect(Collectors.joining(", "));
    }

    private AlertRaised alert(String kind, Severity severity, String subject, Text text) {
        String identity = kind + "/" + subject + "/" + now;
        return new AlertRaised(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                kind,
                severity,
                subject,
                null,
                text.message(),
                now.truncatedTo(ChronoUnit.MICROS),
                text.details());
    }
}
