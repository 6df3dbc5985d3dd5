package io.trunkline.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.Parameters;
import io.trunkline.events.Event;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.EventType;
import io.trunkline.messaging.topics.TracePropagation;
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

/// Appends rows to the outbox table.
public final class SqlOutbox implements Outbox {

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
    private final TracePropagation traces;
    private final Runnable wakeRelay;

    public SqlOutbox(DatabaseClient database, Clock clock, TracePropagation traces, Runnable wakeRelay) {
        this.database = database;
        this.clock = clock;
        this.traces = traces;
        this.wakeRelay = wakeRelay;
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
                .then(wakeAfterCommit());
    }

    private Mono<Long> insert(List<? extends Event> events, @Nullable String traceParent) {
        return database.sql(APPEND)
                .bind("eventIds", arrayOf(events, _ -> UUID.randomUUID().toString()))
                .bind(
                        "topics",
                        arrayOf(events, event -> EventType.of(event).topic().topicName()))
                .bind("types", arrayOf(events, event -> EventType.of(event).typeName()))
                .bind("keys", arrayOf(events, Event::key))
                .bind(
                        "tenantIds",
                        arrayOf(
                                events,
                                event ->
                                        event.owningTenant().map(UUID::toString).orElse(null)))
                .bind("bodies", arrayOf(events, event -> new String(codec.write(event), UTF_8)))
                .bind("traceparent", traceParent == null ? Parameters.in(String.class) : Parameters.in(traceParent))
                .bind("appendedAt", OffsetDateTime.now(clock))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new WakeAfterCommit(wakeRelay)))
                .then()
                .onErrorResume(NoTransactionException.class, _ -> Mono.fromRunnable(wakeRelay));
    }

    private static @Nullable String[] arrayOf(List<? extends Event> events, Function<Event, @Nullable String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }

    private record WakeAfterCommit(Runnable wakeRelay) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(wakeRelay);
        }
    }
}
