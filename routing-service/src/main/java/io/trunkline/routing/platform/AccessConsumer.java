package io.trunkline.routing.platform;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.util.List;
import reactor.core.publisher.Mono;

/// Ends the access of whoever lost it.
final class AccessConsumer implements EventHandler {
    private final InMemoryRevokedAccess list;

    AccessConsumer(InMemoryRevokedAccess list) {
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

    private void apply(AccessChanged access) {
        list.apply(access.subjectId().toString(), access.active() && !access.deleted(), access.tokensVoidBefore());
    }
}
