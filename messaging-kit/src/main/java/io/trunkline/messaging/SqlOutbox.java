package io.trunkline.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.Parameters;
import io.trunkline.events.Event;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.EventType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/// The outbox table as its writers see it.
final class SqlOutbox implements Outbox {

    private static final String APPEND = """
            INSERT INTO outbox (event_id, topic, type, key, tenant_id, body, traceparent, appended_at)
            SELECT event_id, topic, type, key, tenant_id, body, :traceparent, :appendedAt
            FROM unnest(CAST(:eventIds AS uuid[]), CAST(:topics AS text[]), CAST(:types AS text[]),
                        CAST(:keys AS text[]), CAST(:tenantIds AS uuid[]), CAST(:bodies AS text[]))
                 WITH ORDINALITY AS appended (event_id, topic, type, key, tenant_id, body, position)
            ORDER BY position
            """;

    private final DatabaseClient database;
    private final EventCodec codec = new EventCodec();
    private final Clock clock;
    private final Traces traces;
    private final Bell bell;

    SqlOutbox(DatabaseClient database, Clock clock, Traces traces, Bell bell) {
        this.database = database;
        this.clock = clock;
        this.traces = traces;
        this.bell = bell;
    }

    @Override
    public Mono<Void> append(Event event) {
        return appendAll(List.of(event));
    }

    @Override
    public Mono<Void> appendAll(List<? extends Event> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return traces.currentTraceParent()
                .flatMap(traceParent -> insert(events, traceParent.orElse(null)))
                .then(ringAfterCommit());
    }

    private Mono<Long> insert(List<? extends Event> events, @Nullable String traceParent) {
        return database.sql(APPEND)
                .bind("eventIds", each(events, _ -> UUID.randomUUID().toString()))
                .bind(
                        "topics",
                        each(events, event -> EventType.of(event).topic().topicName()))
                .bind("types", each(events, event -> EventType.of(event).typeName()))
                .bind("keys", each(events, Event::key))
                .bind(
                        "tenantIds",
                        each(
                                events,
                                event ->
                                        event.owningTenant().map(UUID::toString).orElse(null)))
                .bind("bodies", each(events, event -> new String(codec.write(event), UTF_8)))
                .bind("traceparent", traceParent == null ? Parameters.in(String.class) : Parameters.in(traceParent))
                .bind("appendedAt", OffsetDateTime.now(clock))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> ringAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new RingAfterCommit(bell)))
                .then()
                .onErrorResume(NoTransactionException.class, _ -> Mono.fromRunnable(bell::ring));
    }

    private static @Nullable String[] each(List<? extends Event> events, Function<Event, @Nullable String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }

    private record RingAfterCommit(Bell bell) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(bell::ring);
        }
    }
}
