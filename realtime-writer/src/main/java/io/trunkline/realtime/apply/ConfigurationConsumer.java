package io.trunkline.realtime.apply;

import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.ararows.domain.EntityKey;
import java.util.LinkedHashMap;
import java.util.List;
import reactor.core.publisher.Mono;

/// Consumes changes of carriers, clients and dialplan lines, each batch in one transaction. Of several versions of
/// an entity in a batch only the newest is applied.
final class ConfigurationConsumer implements EventHandler {
    private final ApplyChanges applyChanges;

    ConfigurationConsumer(ApplyChanges applyChanges) {
        this.applyChanges = applyChanges;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromCallable(() -> newest(batch)).flatMap(applyChanges::apply);
    }

    /// The newest change of each entity, in the order in which those arrived: of two entities that claim a row, the
    /// later one has it.
    private static List<EntityChange> newest(List<ReceivedEvent> batch) {
        var newest = new LinkedHashMap<EntityKey, EntityChange>();
        for (ReceivedEvent received : batch) {
            EntityChange change = change(received);
            EntityChange known = newest.get(change.key());
            if (known == null || known.version() < change.version()) {
                var _ = newest.putLast(change.key(), change);
            }
        }
        return List.copyOf(newest.values());
    }

    private static EntityChange change(ReceivedEvent received) {
        try {
            return EntityMapper.toChange(received.event());
        } catch (IllegalArgumentException invalid) {
            throw new PoisonEventException("the event is invalid", invalid);
        }
    }
}
