package io.trunkline.did.platform;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.util.List;
import reactor.core.publisher.Mono;

/// Ends the access of whoever lost it.
final class AccessHandler implements EventHandler {
    private final InMemoryRevokedAccess list;

    AccessHandler(InMemoryRevokedAccess list) {
        this.list = list;
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromRunnable(() -> batch.stream()
                .map(ReceivedEvent::event)
                .filter(AccessChanged.class::isInstance)
                .map(AccessChanged.class::cast)
                .forEach(this::apply));
    }

    private void apply(AccessChanged change) {
        list.apply(change.subjectId().toString(), change.active() && !change.deleted(), change.tokensVoidBefore());
    }
}
