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

    /// The changes of the newest event of each carrier, client and dialplan line, in the order in which those arrived:
    /// of two entities that claim a row, the later one has it.
    private static List<EntityChange> newest(List<ReceivedEvent> batch) {
        var newest = new LinkedHashMap<EntityKey, List<EntityChange>>();
        for (ReceivedEvent received : batch) {
            List<EntityChange> changes = changes(received);
            EntityKey owner = owner(changes.getFirst());
            List<EntityChange> known = newest.get(owner);
            if (known == null || known.getFirst().version() < changes.getFirst().version()) {
                var _ = newest.putLast(owner, changes);
            }
        }
        return newest.values().stream().flatMap(List::stream).toList();
    }

    private static EntityKey owner(EntityChange change) {
        return change.ofClient()
                .map(client -> new EntityKey(change.key().kind(), client))
                .orElse(change.key());
    }

    private static List<EntityChange> changes(ReceivedEvent received) {
        try {
            return EntityMapper.toChanges(received.event());
        } catch (IllegalArgumentException invalid) {
            throw new PoisonEventException("the event is invalid", invalid);
        }
    }
}
