package io.trunkline.realtime.ararows.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The key of an entity.
public record EntityKey(Kind kind, UUID id) {
    /// By kind, then by id.
    public static final Comparator<EntityKey> ORDER = Comparator.comparing(
                    (EntityKey key) -> key.kind().name())
            .thenComparing(key -> key.id().toString());

    /// The client that it is an endpoint of; empty if it is no client.
    ///
    /// @param other null if it has the id of its client
    public Optional<UUID> clientOr(@Nullable UUID other) {
        return kind == Kind.CLIENT ? Optional.of(other == null ? id : other) : Optional.empty();
    }

    public enum Kind {
        CARRIER,
        CLIENT,
        DIALPLAN_LINE
    }
}
