package io.trunkline.web.security;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The access list of one process. It is gone with the process, and every replica needs all of it: so a service
/// hears `access.changed` in a group of its own for each start (a random suffix), from the earliest record on; the
/// topic is compacted, and readiness waits for it. Applying an event again changes nothing.
public final class InMemoryRevokedAccess implements RevokedAccess {
    private final Map<String, Instant> voidBefore = new ConcurrentHashMap<>();

    /// @param subjectId the id of a user or of a tenant
    /// @param endedAt tokens made before are refused; null gives access back
    public void apply(String subjectId, @Nullable Instant endedAt) {
        if (endedAt == null) {
            voidBefore.remove(subjectId);
        } else {
            voidBefore.put(subjectId, endedAt);
        }
    }

    /// As `access.changed` says it.
    ///
    /// @param active false refuses every token
    /// @param tokensVoidBefore tokens made before are refused; null refuses none
    public void apply(String subjectId, boolean active, @Nullable Instant tokensVoidBefore) {
        apply(subjectId, active ? tokensVoidBefore : Instant.MAX);
    }

    @Override
    public boolean isRevoked(String subject, @Nullable String tenant, Instant issuedAt) {
        return isVoid(subject, issuedAt) || (tenant != null && isVoid(tenant, issuedAt));
    }

    private boolean isVoid(String id, Instant issuedAt) {
        var before = voidBefore.get(id);
        return before != null && issuedAt.isBefore(before);
    }
}
