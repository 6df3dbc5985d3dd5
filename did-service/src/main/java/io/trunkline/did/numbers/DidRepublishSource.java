package io.trunkline.did.numbers;

import io.trunkline.events.Event;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.telephony.ids.DidId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Provides the numbers for re-publishing.
@Component
class DidRepublishSource implements RepublishSource {
    private final DidRepository dids;

    DidRepublishSource(DidRepository dids) {
        this.dids = dids;
    }

    @Override
    public Mono<List<Event>> page(UUID after, int limit) {
        return dids.lockPageForShare(new DidId(after), limit)
                .map(page -> page.stream().<Event>map(DidEvents::didChanged).toList());
    }
}
