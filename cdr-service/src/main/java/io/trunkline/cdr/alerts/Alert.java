package io.trunkline.cdr.alerts;

import io.trunkline.events.nodes.AlertRaised;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that people should know.
///
/// @param kind     a permanent code such as `node.unreachable`
/// @param severity `info`, `warning` or `critical`
/// @param subject  the id of what it is about
/// @param tenantId null for what is the platform's business only
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
                raised.severity().name().toLowerCase(Locale.ROOT),
                raised.subject(),
                raised.tenantId(),
                raised.message(),
                raised.raisedAt(),
                raised.details());
    }
}
