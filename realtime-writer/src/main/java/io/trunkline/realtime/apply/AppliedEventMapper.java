package io.trunkline.realtime.projection;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.realtime.projection.Bookkeeping.Applied;
import io.trunkline.realtime.projection.domain.Part;
import java.time.Instant;
import java.util.Collection;

/// The domain's words as events.
///
/// @param database the realtime database's name
record AppliedEvents(String database) {
    RealtimeApplied applied(Instant incarnation, Applied applied, Collection<Part> parts) {
        return new RealtimeApplied(
                database,
                incarnation,
                applied.sequence(),
                RealtimeApplied.EntityKind.valueOf(applied.key().kind().name()),
                applied.key().id(),
                applied.endpoint(),
                applied.version(),
                applied.deleted(),
                applied.clientUri(),
                applied.serverUri(),
                parts.stream()
                        .map(part -> RealtimeApplied.Part.valueOf(part.name()))
                        .toList(),
                applied.appliedAt());
    }
}
