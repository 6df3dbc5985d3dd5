package io.trunkline.did.numbers.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A phone number of a tenant.
///
/// @param areaCode 1 to 10 digits, null where the number's plan has none
/// @param trunk the carrier it belongs to, [Settings#ANY_TRUNK] when that does not matter
/// @param version from 1, grows with each change
/// @param deleted true in its last version
public record Did(
        UUID id,
        UUID tenantId,
        E164 number,
        Settings settings,
        long version,
        boolean deleted,
        Instant createdAt,
        Instant updatedAt) {

    /// What can be changed of it.
    ///
    /// @param maxUsage most calls that may be placed with it, null for no limit
    /// @param metadata notes of whoever keeps the numbers: provider, region and the like
    public record Settings(
            @Nullable String areaCode,
            String trunk,
            DidStatus status,
            @Nullable Long maxUsage,
            Map<String, String> metadata) {
        /// The trunk of a number that may be shown by any carrier.
        public static final String ANY_TRUNK = "PJSIP";

        public Settings {
            metadata = Map.copyOf(metadata);
        }
    }

    /// A new number.
    public static Did create(UUID id, UUID tenantId, E164 number, Settings settings, Instant at) {
        return new Did(id, tenantId, number, settings, 1, false, at, at);
    }

    /// Its next version.
    public Did withSettings(Settings newSettings, Instant at) {
        return new Did(id, tenantId, number, newSettings, version + 1, false, createdAt, at);
    }

    /// Its last version.
    public Did asDeleted(Instant at) {
        return new Did(id, tenantId, number, settings, version + 1, true, createdAt, at);
    }
}
