package io.trunkline.routing.platform;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.EventHandler;
import io.trunkline.messaging.Received;
import io.trunkline.web.MemoryAccessList;
import java.util.List;
import reactor.core.publisher.Mono;

/// Ends the access of whoever lost it.
final class HearAccess implements EventHandler {
    private final MemoryAccessList list;

    HearAccess(MemoryAccessList list) {
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

    private void apply(AccessChanged access) {
        list.apply(access.subjectId().toString(), access.active() && !access.deleted(), access.tokensVoidBefore());
    }
}
