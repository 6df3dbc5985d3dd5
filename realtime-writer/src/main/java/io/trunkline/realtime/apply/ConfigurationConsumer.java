package io.trunkline.realtime.apply;

import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.ararows.domain.EntityKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Consumes changes of carriers, clients and dialplan lines. Of several versions of an entity in a batch only the
/// newest is applied. When a batch fails, messaging-kit delivers its events one by one, so that only the failing
/// event becomes a dead letter.
final class ConfigurationConsumer implements EventHandler {
    /// Entities per transaction. The first start may bring thousands, and a single statement for all of them would
    /// never finish within its timeout.
    private static final int TRANSACTION_SIZE = 100;

    private final ApplyChanges applyChanges;

    ConfigurationConsumer(ApplyChanges applyChanges) {
        this.applyChanges = applyChanges;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Flux.defer(() -> Flux.fromIterable(newest(batch)))
                .buffer(TRANSACTION_SIZE)
                .concatMap(applyChanges::apply)
                .then();
    }

    private static List<EntityChange> newest(List<ReceivedEvent> batch) {
        Map<EntityKey, EntityChange> newest = new LinkedHashMap<>();
        for (ReceivedEvent received : batch) {
            EntityChange change = change(received);
            newest.merge(change.key(), change, (first, second) -> second.version() > first.version() ? second : first);
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
