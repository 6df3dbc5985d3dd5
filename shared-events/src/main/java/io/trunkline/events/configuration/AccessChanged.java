package io.trunkline.events.configuration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The access of a user, API key, tenant or session changed. Every service rejects the tokens of a subject whose
/// access was revoked.
///
/// @param subjectId id of the user, key, tenant or session: `sub`, `tenant` or `sid` of its tokens
/// @param kind what the subject is
/// @param active false revokes all access immediately
/// @param tokensVoidBefore tokens issued before it are rejected; null for none
public record AccessChanged(
        UUID subjectId,
        long version,
        boolean deleted,
        Kind kind,
        @Nullable UUID tenantId,
        boolean active,
        @Nullable Instant tokensVoidBefore)
        implements EntityEvent {

    /// The kinds of subjects.
    public enum Kind {
        USER,
        API_KEY,
        TENANT,
        SESSION
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
