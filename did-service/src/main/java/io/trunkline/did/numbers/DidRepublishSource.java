package io.trunkline.did.numbers;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.RepublishSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Says every number again.
@Component
class DidReemission implements RepublishSource {
    private final Dids dids;

    DidReemission(Dids dids) {
        this.dids = dids;
    }

    @Override
    public Flux<Event> allAsEvents() {
        return dids.everything().map(DidEvents::changed);
    }
}
