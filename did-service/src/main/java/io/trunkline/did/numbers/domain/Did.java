package io.trunkline.did.numbers.domain;

import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A phone number of a tenant.
///
/// @param origin kept through all changes
/// @param version from 1, increased by one with each change
/// @param deleted true in the last version
public record Did(
        DidId id,
        TenantId tenantId,
        PhoneNumber number,
        Origin origin,
        Settings settings,
        long version,
        boolean deleted,
        Instant createdAt,
        Instant updatedAt) {
    /// Where a number came from.
    ///
    /// @param rawNumber how it was written; null if it was added before this was kept
    /// @param importId the import that added it; null if a request did
    public record Origin(
            @Nullable String rawNumber, @Nullable UUID importId) {}

    /// What can be changed.
    ///
    /// @param areaCode 1 to 10 digits; null if the number has none
    /// @param trunk the carrier that provides the number, or [#ANY_TRUNK]
    /// @param maxUsage how many calls may use it as caller ID; null for no limit
    /// @param tags sorted, each once
    /// @param metadata notes such as provider and region
    public record Settings(
            @Nullable String areaCode,
            String trunk,
            DidStatus status,
            @Nullable Long maxUsage,
            List<String> tags,
            Map<String, String> metadata) {
        /// The trunk of a number that every carrier may use as caller ID.
        public static final String ANY_TRUNK = "PJSIP";

        public Settings {
            tags = tags.stream().sorted().distinct().toList();
            metadata = Map.copyOf(metadata);
        }

        public Settings withStatus(DidStatus newStatus) {
            return new Settings(areaCode, trunk, newStatus, maxUsage, tags, metadata);
        }
    }

    public static Did create(
            DidId id, TenantId tenantId, PhoneNumber number, Origin origin, Settings settings, Instant at) {
        return new Did(id, tenantId, number, origin, settings, 1, false, at, at);
    }

    /// The next version.
    public Did withSettings(Settings newSettings, Instant at) {
        return new Did(id, tenantId, number, origin, newSettings, version + 1, false, createdAt, at);
    }

    /// The next version, at another tenant.
    public Did movedTo(TenantId newTenant, Instant at) {
        return new Did(id, newTenant, number, origin, settings, version + 1, false, createdAt, at);
    }

    /// The last version.
    public Did asDeleted(Instant at) {
        return new Did(id, tenantId, number, origin, settings, version + 1, true, createdAt, at);
    }
}
