package io.trunkline.data.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A change as the API returns it.
///
/// @param id increases with time; unique within the service
/// @param at when it was made
/// @param entityId of the carrier, campaign or other entity
/// @param tenantId whose the entity is; null for one of the platform
/// @param version of the entity after the change; null for one without versions
/// @param before the entity before the change, with secrets masked; null for a new one
/// @param after the entity after the change, with secrets masked; null for a deleted one
/// @param changedSecrets secrets that were set, replaced or removed, such as `password`
record AuditedChange(
        long id,
        Instant at,
        AuditedActor actor,
        String action,
        String entityId,
        @Nullable UUID tenantId,
        @Nullable Long version,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        List<String> changedSecrets) {

    /// Who made a change.
    ///
    /// @param kind `user`, `api-key` or `system`
    /// @param name at the time of the change
    record AuditedActor(String kind, String id, String name) {}
}
