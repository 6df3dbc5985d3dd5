package io.trunkline.realtime.apply;

import io.trunkline.events.Event;
import io.trunkline.realtime.apply.domain.PlannedRow;
import java.util.List;
import reactor.core.publisher.Mono;

/// Shows what the tables would have after a change.
public interface PreviewChanges {
    /// Stores nothing.
    ///
    /// @param event of a carrier, client or dialplan line
    /// @return the rows of the entity then and today; fails with an [IllegalArgumentException] for an event that
    ///     contradicts itself or has another type
    Mono<List<PlannedRow>> preview(Event event);
}
