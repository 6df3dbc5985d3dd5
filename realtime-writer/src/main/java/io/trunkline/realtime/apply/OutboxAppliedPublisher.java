package io.trunkline.realtime.apply;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.domain.AppliedChange;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

final class OutboxAppliedPublisher implements AppliedPublisher {
    private final String database;
    private final Outbox outbox;

    /// @param database the name of the realtime database in events
    OutboxAppliedPublisher(String database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> publish(Instant incarnation, List<AppliedChange> changes) {
        return outbox.appendAll(
                changes.stream().map(change -> event(incarnation, change)).toList());
    }

    private RealtimeApplied event(Instant incarnation, AppliedChange change) {
        AppliedEntity entity = change.entity();
        return new RealtimeApplied(
                database,
                incarnation,
                entity.sequence(),
                RealtimeApplied.EntityKind.valueOf(entity.key().kind().name()),
                entity.key().id(),
                entity.endpointId(),
                entity.version(),
                entity.deleted(),
                entity.clientUri(),
                entity.serverUri(),
                change.parts().stream()
                        .sorted()
                        .map(part -> RealtimeApplied.Part.valueOf(part.name()))
                        .toList(),
                entity.appliedAt());
    }
}
