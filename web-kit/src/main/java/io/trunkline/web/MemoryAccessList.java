package io.trunkline.web;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The access list of one process, fed by the service from `access.changed`: that topic is compacted, so a service that
/// has caught up knows every user and tenant whose access has ended. Applying an event again changes nothing.
public final class MemoryAccessList implements AccessList {
    private final Map<String, Instant> endedAt = new ConcurrentHashMap<>();

    /// @param subjectId the id of a user or of a tenant
    /// @param ended tokens made until then are refused; null gives access back
    public void apply(String subjectId, @Nullable Instant ended) {
        if (ended == null) {
            endedAt.remove(subjectId);
        } else {
            endedAt.put(subjectId, ended);
        }
    }

    @Override
    public boolean ended(String subject, @Nullable String tenant, Instant issuedAt) {
        return endedFor(subject, issuedAt) || (tenant != null && endedFor(tenant, issuedAt));
    }

    private boolean endedFor(String id, Instant issuedAt) {
        var ended = endedAt.get(id);
        return ended != null && !issuedAt.isAfter(ended);
    }
}
