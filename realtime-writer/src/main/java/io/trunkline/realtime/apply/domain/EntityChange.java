package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.EntityKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last word about an entity.
///
/// @param version grows with each change of the entity
/// @param endpointId its id in Asterisk, null where it has none
/// @param entity empty when it is deleted
public record EntityChange(
        EntityKey key, long version, @Nullable String endpointId, Optional<Entity> entity) {
    /// Which rules turn an entity into its rows. Raised when they change for an entity that does not: then the
    /// topics are read again from their beginning and everything is computed anew.
    public static final int RULES_VERSION = 1;

    /// Whether the entity is gone.
    public boolean isDeleted() {
        return entity.isEmpty();
    }
}
