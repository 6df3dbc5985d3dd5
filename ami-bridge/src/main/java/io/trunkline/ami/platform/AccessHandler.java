package io.trunkline.ami.platform;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
                .forEach(change -> list.apply(change.subjectId().toString(), ended(change))));
    }

    private static @Nullable Instant ended(AccessChanged change) {
        return change.deleted() || !change.active() ? Instant.MAX : change.tokensVoidBefore();
    }
}
