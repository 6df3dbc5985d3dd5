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

/// What is heard of carriers, clients and dialplan lines, a batch at a time. Of several versions of one entity in
/// a batch the newest counts. When a batch cannot be applied as a whole the kit hands its events over one by one,
/// so that only the one at fault goes to the dead letters.
final class ConfigurationConsumer implements EventHandler {
    /// Entities of one transaction: with thousands at the first start one statement would outlast its time limit,
    /// be rolled back and tried again for ever.
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
            newest.merge(change.key(), change, (one, other) -> other.version() > one.version() ? other : one);
        }
        return List.copyOf(newest.values());
    }

    private static EntityChange change(ReceivedEvent received) {
        try {
            return EntityMapper.toChange(received.event());
        } catch (IllegalArgumentException contradiction) {
            throw new PoisonEventException("an event that has no rows", contradiction);
        }
    }
}
