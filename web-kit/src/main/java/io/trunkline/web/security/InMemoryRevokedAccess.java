package io.trunkline.web.security;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The list of revoked access in the memory of one process. Each replica consumes the whole topic `access.changed`,
/// which is compacted, at each start before it becomes ready. Applying an event again changes nothing.
public final class InMemoryRevokedAccess implements RevokedAccess {
    private final Map<String, Instant> voidBefore = new ConcurrentHashMap<>();
    private final Set<String> tenants = ConcurrentHashMap.newKeySet();

    /// @param subjectId the id of a user or of a tenant
    /// @param endedAt tokens issued before are rejected; null restores access
    public void apply(String subjectId, @Nullable Instant endedAt) {
        if (endedAt == null) {
            voidBefore.remove(subjectId);
        } else {
            voidBefore.put(subjectId, endedAt);
        }
    }

    /// Applies an `access.changed` event.
    ///
    /// @param active false rejects all tokens
    /// @param tokensVoidBefore tokens issued before are rejected; null rejects none
    public void apply(String subjectId, boolean active, @Nullable Instant tokensVoidBefore) {
        apply(subjectId, active ? tokensVoidBefore : Instant.MAX);
    }

    /// Applies an `access.changed` event of any subject.
    public void apply(String subjectId, boolean active, @Nullable Instant tokensVoidBefore, boolean isTenant) {
        apply(subjectId, active, tokensVoidBefore);
        if (isTenant) {
            tenants.add(subjectId);
        }
    }

    /// False for a tenant of which no event was applied, and for one that is suspended or deleted.
    boolean isActiveTenant(String id) {
        return tenants.contains(id) && !Instant.MAX.equals(voidBefore.get(id));
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
