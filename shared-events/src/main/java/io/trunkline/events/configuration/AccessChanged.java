package io.trunkline.events.configuration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody may do from now on; every service ends the access of whoever lost it.
///
/// @param subjectId the user's, key's or tenant's id: the `sub` (or `tenant`) of its tokens
/// @param kind what the subject is
/// @param active false ends all access at once
/// @param tokensVoidBefore tokens issued before this instant are refused; null voids none
public record AccessChanged(
        UUID subjectId,
        long version,
        boolean deleted,
        Kind kind,
        @Nullable UUID tenantId,
        boolean active,
        @Nullable Instant tokensVoidBefore)
        implements EntityEvent {

    /// Who can have access.
    public enum Kind {
        USER,
        API_KEY,
        TENANT
    }

    @Override
    public String key() {
        return subjectId.toString();
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(tenantId);
    }
}
