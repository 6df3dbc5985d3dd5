package io.trunkline.realtime.ararows.domain;

import java.util.Comparator;
import java.util.UUID;

/// Whose rows.
public record EntityKey(Kind kind, UUID id) {
    /// By kind and then by id, as lists show them.
    public static final Comparator<EntityKey> ORDER = Comparator.comparing(
                    (EntityKey key) -> key.kind().name())
            .thenComparing(key -> key.id().toString());

    /// What can have rows.
    public enum Kind {
        CARRIER,
        CLIENT,
        DIALPLAN_LINE
    }
}
