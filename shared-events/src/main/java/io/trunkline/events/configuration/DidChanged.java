package io.trunkline.events.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A phone number of a tenant, as configured.
///
/// @param number E.164 with a plus sign
/// @param trunk name of the trunk the number belongs to, `PJSIP` when it does not matter
/// @param maxUsage maximum number of calls with it as caller ID; null for no limit
public record DidChanged(
        UUID didId,
        long version,
        boolean deleted,
        UUID tenantId,
        String number,
        @Nullable String areaCode,
        String trunk,
        Status status,
        @Nullable Long maxUsage,
        Map<String, String> metadata)
        implements EntityEvent {

    /// Only an active number is used for calls.
    public enum Status {
        ACTIVE,
        AVAILABLE,
        INACTIVE,
        SUSPENDED
    }

    @Override
    public String key() {
        return didId.toString();
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.of(tenantId);
    }
}
