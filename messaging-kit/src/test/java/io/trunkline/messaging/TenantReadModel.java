package io.trunkline.messaging;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.ReceivedEvent;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A read model in the database, like those of the services, that can be made to fail.
public class TenantReadModel implements EventHandler {

    private static final String UPSERT = """
            INSERT INTO tenant_read_model (tenant_id, version, name) VALUES (:tenantId, :version, :name)
            ON CONFLICT (tenant_id) DO UPDATE SET version = excluded.version, name = excluded.name
             WHERE tenant_read_model.version < excluded.version
            """;

    private static final String PAGE = """
            SELECT tenant_id, version, name FROM tenant_read_model
            WHERE tenant_id > :after ORDER BY tenant_id LIMIT :limit FOR SHARE
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Queue<Function<List<ReceivedEvent>, @Nullable RuntimeException>> faults =
            new ConcurrentLinkedQueue<>();
    final List<ReceivedEvent> receivedEvents = new CopyOnWriteArrayList<>();

    TenantReadModel(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /// Passes the next events to a function that returns the exception to throw, or null for none.
    public void failNext(Function<List<ReceivedEvent>, @Nullable RuntimeException> fault) {
        faults.add(fault);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Flux.fromIterable(batch)
                .concatMap(this::apply)
                .then()
                .as(transactions::transactional)
                .doOnSuccess(_ -> receivedEvents.addAll(batch));
    }

    private Mono<Void> apply(ReceivedEvent received) {
        TenantChanged tenant = (TenantChanged) received.event();
        var fault = faults.peek();
        RuntimeException thrown = fault == null ? null : fault.apply(List.of(received));
        if (thrown != null) {
            faults.remove();
            return Mono.error(thrown);
        }
        if (tenant.name().equals("poison")) {
            return Mono.error(new PoisonEventException("the name is poison"));
        }
        return database.sql(UPSERT)
                .bind("tenantId", tenant.tenantId())
                .bind("version", tenant.version())
                .bind("name", tenant.name())
                .then();
    }

    /// The versions of a tenant in the order in which they were applied, including repeated ones.
    public List<Long> versions(UUID tenantId) {
        return receivedEvents.stream()
                .map(received -> (TenantChanged) received.event())
                .filter(tenant -> tenant.tenantId().equals(tenantId))
                .map(TenantChanged::version)
                .toList();
    }

    @Nullable
    public String name(UUID tenantId) {
        return database.sql("SELECT name FROM tenant_read_model WHERE tenant_id = :tenantId")
                .bind("tenantId", tenantId)
                .map(row -> Objects.requireNonNull(row.get("name", String.class)))
                .one()
                .block();
    }

    Mono<List<Event>> page(UUID after, int limit) {
        return database.sql(PAGE)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> (Event) TenantEvents.tenant(
                        Objects.requireNonNull(row.get("tenant_id", UUID.class)),
                        Objects.requireNonNull(row.get("version", Long.class)),
                        Objects.requireNonNull(row.get("name", String.class))))
                .all()
                .collectList();
    }
}
