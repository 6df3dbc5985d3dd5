package io.trunkline.realtime.ararows.domain;

import java.util.Comparator;
import java.util.UUID;

/// The key of an entity.
public record EntityKey(Kind kind, UUID id) {
    /// By kind, then by id.
    public static final Comparator<EntityKey> ORDER = Comparator.comparing(
                    (EntityKey key) -> key.kind().name())
            .thenComparing(key -> key.id().toString());

    public enum Kind {
        CARRIER,
        CLIENT,
        DIALPLAN_LINE
    }
}
