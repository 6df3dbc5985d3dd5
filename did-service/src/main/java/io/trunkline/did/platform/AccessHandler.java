package io.trunkline.did.platform;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.EventHandler;
import io.trunkline.messaging.Received;
import io.trunkline.web.MemoryAccessList;
import java.util.List;
import reactor.core.publisher.Mono;

/// Ends the access of whoever lost it.
final class AccessHandler implements EventHandler {
    private final MemoryAccessList list;

    AccessHandler(MemoryAccessList list) {
        this.list = list;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        return Mono.fromRunnable(() -> batch.stream()
                .map(Received::event)
                .filter(AccessChanged.class::isInstance)
                .map(AccessChanged.class::cast)
                .forEach(this::apply));
    }

    private void apply(AccessChanged change) {
        list.apply(change.subjectId().toString(), change.active() && !change.deleted(), change.tokensVoidBefore());
    }
}
