package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that needs the attention of an operator or a tenant.
///
/// @param kind a permanent code such as `lease.adopted-above-limit`
/// @param subject id or name of the entity that the alert is about
public record AlertRaised(
        UUID alertId,
        String kind,
        Severity severity,
        String subject,
        @Nullable UUID tenantId,
        String message,
        Instant raisedAt,
        Map<String, String> details)
        implements Event {

    /// How urgent the alert is.
    public enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }

    @Override
    public String key() {
        return subject;
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(tenantId);
    }
}
