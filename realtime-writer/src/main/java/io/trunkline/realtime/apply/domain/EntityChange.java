package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.EntityKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest version of an entity.
///
/// @param version grows with each change of the entity
/// @param endpointId null for an entity without an endpoint
/// @param entity empty when the entity is deleted
public record EntityChange(
        EntityKey key, long version, @Nullable String endpointId, Optional<Entity> entity) {
    /// The version of the rules that compute an entity's rows. Increase it when the rules change: the topics are
    /// then read again from their beginning, and all rows are computed again.
    public static final int RULES_VERSION = 5;

    public boolean isDeleted() {
        return entity.isEmpty();
    }
}
