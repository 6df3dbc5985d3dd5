package io.trunkline.cdr.alerts;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.telephony.WireName;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that needs the attention of an operator or a tenant.
///
/// @param kind     a permanent code such as `node.unreachable`
/// @param severity `info`, `warning` or `critical`
/// @param subject  id or name of the entity that the alert is about
/// @param tenantId null for an alert of the platform, which tenants do not see
record Alert(
        UUID alertId,
        String kind,
        String severity,
        String subject,
        @Nullable UUID tenantId,
        String message,
        Instant raisedAt,
        Map<String, String> details) {
    static Alert of(AlertRaised raised) {
        return new Alert(
                raised.alertId(),
                raised.kind(),
                WireName.of(raised.severity()),
                raised.subject(),
                raised.tenantId(),
                raised.message(),
                raised.raisedAt(),
                raised.details());
    }
}
