package io.trunkline.realtime.apply;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.realtime.apply.ProjectionStore.AppliedEntity;
import io.trunkline.realtime.ararows.domain.table.ChangedPart;
import java.time.Instant;
import java.util.Collection;

/// The domain's words as events.
///
/// @param database the realtime database's name
record AppliedEventMapper(String database) {
    RealtimeApplied toEvent(Instant incarnation, AppliedEntity applied, Collection<ChangedPart> parts) {
        return new RealtimeApplied(
                database,
                incarnation,
                applied.sequence(),
                RealtimeApplied.EntityKind.valueOf(applied.key().kind().name()),
                applied.key().id(),
                applied.endpointId(),
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
