package io.trunkline.events.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A phone number of a tenant, as configured.
///
/// @param number E.164 with a plus sign
/// @param trunk name of the trunk the number belongs to, `PJSIP` when it does not matter
/// @param maxUsage maximum number of calls with it as caller ID; null for no limit
/// @param tags words of the tenant's choice, by which numbers are chosen as caller ID; absent when empty
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
        Map<String, String> metadata,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags)
        implements EntityEvent {
    /// A number without tags.
    public DidChanged(
            UUID didId,
            long version,
            boolean deleted,
            UUID tenantId,
            String number,
            @Nullable String areaCode,
            String trunk,
            Status status,
            @Nullable Long maxUsage,
            Map<String, String> metadata) {
        this(didId, version, deleted, tenantId, number, areaCode, trunk, status, maxUsage, metadata, List.of());
    }

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
