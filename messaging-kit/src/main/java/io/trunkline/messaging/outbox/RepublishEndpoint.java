package io.trunkline.messaging.outbox;

import io.trunkline.events.Event;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// `POST /actuator/republish` publishes all aggregates of this service again. The response has the number of events
/// that were appended to the outbox.
@Endpoint(id = "republish")
public final class RepublishEndpoint {

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
        return Mono.just(sources)
                .flatMapIterable(all -> all)
                .concatMap(RepublishSource::allAsEvents)
                .collectList()
                .flatMap(this::appendAll)
                .as(transactions::transactional)
                .map(count -> Map.of("appended", count));
    }

    private Mono<Integer> appendAll(List<Event> events) {
        return outbox.appendAll(events).thenReturn(events.size());
    }
}
