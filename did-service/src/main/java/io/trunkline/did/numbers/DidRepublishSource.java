package io.trunkline.did.numbers;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.RepublishSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Provides all numbers for re-publishing.
@Component
class DidRepublishSource implements RepublishSource {
    private final DidRepository dids;

    DidRepublishSource(DidRepository dids) {
        this.dids = dids;
    }

    @Override
    public Flux<Event> allAsEvents() {
        return dids.allIncludingDeleted().map(DidEvents::didChanged);
    }
}
