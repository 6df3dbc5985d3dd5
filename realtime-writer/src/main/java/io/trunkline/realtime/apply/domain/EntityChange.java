package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.EntityKey;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The newest version of an entity.
///
/// @param client whose endpoint it is; null if it has the id of its client, or is no client
/// @param version grows with each change of the entity
/// @param endpointId null for an entity without an endpoint
/// @param entity empty when the entity is deleted
public record EntityChange(
        EntityKey key,
        @Nullable UUID client,
        long version,
        @Nullable String endpointId,
        Optional<Entity> entity) {
    /// The version of the rules that compute an entity's rows. Increase it when the rules change: the topics are
    /// then read again from their beginning, and all rows are computed again.
    public static final int RULES_VERSION = 6;

    /// The client that it is an endpoint of; empty if it is no client.
    public Optional<UUID> ofClient() {
        return key.clientOr(client);
    }

    public boolean isDeleted() {
        return entity.isEmpty();
    }
}
