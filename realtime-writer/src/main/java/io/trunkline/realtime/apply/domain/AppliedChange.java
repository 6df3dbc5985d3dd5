package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.table.ChangedPart;
import java.util.Set;

/// An entity that was applied, and the parts of Asterisk that its changed rows affect.
public record AppliedChange(AppliedEntity entity, Set<ChangedPart> parts) {
    public AppliedChange {
        parts = Set.copyOf(parts);
    }
}
