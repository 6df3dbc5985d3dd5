package io.trunkline.messaging.outbox;

import io.trunkline.events.Event;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `POST /actuator/republish` publishes all aggregates of this service again, a page per transaction. The response
/// has the number of events that were appended to the outbox. It runs as the owner of the database.
///
/// If it fails, the pages before the failure are published. A repeat starts from the first aggregate and publishes
/// those pages once more. That is harmless: consumers drop a version that they already have.
@Endpoint(id = "republish")
public final class RepublishEndpoint {

    static final int PAGE_SIZE = 500;

    private static final UUID BEFORE_FIRST = new UUID(0, 0);

    private final List<RepublishSource> sources;
    private final Outbox outbox;
    private final TransactionalOperator transactions;

    public RepublishEndpoint(List<RepublishSource> sources, Outbox outbox, TransactionalOperator transactions) {
        this.sources = sources;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @WriteOperation
    public Mono<Map<String, Integer>> republish() {
        return Flux.fromIterable(sources)
                .concatMap(this::appendPages)
                .reduce(0, (count, events) -> count + events.size())
                .map(count -> Map.of("appended", count))
                .as(OwnerAccess::run);
    }

    private Flux<List<Event>> appendPages(RepublishSource source) {
        return appendPage(source, BEFORE_FIRST).expand(events -> appendPage(source, lastId(events)));
    }

    private Mono<List<Event>> appendPage(RepublishSource source, UUID after) {
        return source.page(after, PAGE_SIZE)
                .filter(events -> !events.isEmpty())
                .flatMap(events -> outbox.appendAll(events).thenReturn(events))
                .as(transactions::transactional);
    }

    private static UUID lastId(List<Event> events) {
        return UUID.fromString(events.getLast().key());
    }
}
