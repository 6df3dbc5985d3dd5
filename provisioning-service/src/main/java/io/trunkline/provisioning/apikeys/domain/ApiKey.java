package io.trunkline.provisioning.apikeys.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored API key, without its secret.
///
/// @param id `sub` and `client_id` of its tokens
/// @param version 1, or 2 once the key is deleted
/// @param lastUsedAt the time of the last token, to the minute; null if there was none
/// @param deletedAt null until the key is deleted
public record ApiKey(
        UUID id,
        long version,
        ApiKeySettings settings,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant deletedAt) {

    public boolean isActive(Instant now) {
        return deletedAt == null && settings.expiresAt().map(now::isBefore).orElse(true);
    }

    /// The key with some of its scopes, for a token that is limited to them.
    ///
    /// @param requested none for all
    /// @return empty if it does not have one of them
    public Optional<ApiKey> limitedTo(Set<String> requested) {
        return settings.limitedTo(requested)
                .map(limited -> new ApiKey(id, version, limited, createdAt, updatedAt, lastUsedAt, deletedAt));
    }

    public ApiKey asDeleted(Instant now) {
        return new ApiKey(id, version + 1, settings, createdAt, now, lastUsedAt, now);
    }
}
