package io.trunkline.cdr.partynames;

import io.trunkline.data.rows.Binds;
import io.trunkline.events.Event;
import io.trunkline.events.configuration.EntityEvent;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.consumer.UpsertBatches;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Consumes the names of parties and stores the newest of each, in whatever order and however often they arrive.
@Configuration(proxyBeanMethods = false)
class SqlPartyNames implements EventHandler {
    private static final String SAVE = """
            INSERT INTO names (id, kind, tenant_id, name, version, deleted)
            SELECT id, kind, "tenantId", name, version, deleted
            FROM jsonb_to_recordset(CAST(:names AS jsonb))
                 AS new (id uuid, kind text, "tenantId" uuid, name text, version bigint, deleted boolean)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET tenant_id = EXCLUDED.tenant_id, name = EXCLUDED.name,
                version = EXCLUDED.version, deleted = EXCLUDED.deleted
            WHERE names.version < EXCLUDED.version
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DatabaseClient database;

    SqlPartyNames(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    Subscription partyNameSubscription() {
        return new Subscription(
                "names",
                List.of(
                        Topic.TENANT_CHANGED,
                        Topic.CAMPAIGN_CHANGED,
                        Topic.CLIENT_CHANGED,
                        Topic.CARRIER_CHANGED,
                        Topic.DID_CHANGED),
                this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<Event> events = batch.stream().map(ReceivedEvent::event).toList();
        List<PartyName> newest = UpsertBatches.newest(events, EntityEvent.class, UpsertBatches.BY_VERSION).stream()
                .map(PartyName::of)
                .flatMap(Optional::stream)
                .toList();
        return newest.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE)
                        .bind("names", Binds.json(JSON.writeValueAsString(newest)))
                        .then();
    }
}
