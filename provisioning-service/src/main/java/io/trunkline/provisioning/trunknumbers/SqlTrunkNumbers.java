package io.trunkline.provisioning.trunknumbers;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.Event;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.consumer.UpsertBatches;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Stores the trunk of each number that has one. The events of a number arrive in order, so no version is stored.
@Configuration(proxyBeanMethods = false)
class SqlTrunkNumbers implements TrunkNumbers, EventHandler {
    private static final String DELETE = """
            DELETE FROM trunk_numbers WHERE did_id = ANY (:ids)
            """;
    private static final String INSERT = """
            INSERT INTO trunk_numbers (did_id, endpoint_id)
            SELECT * FROM unnest(:ids, :endpoints) ON CONFLICT (did_id) DO UPDATE SET endpoint_id = excluded.endpoint_id
            """;
    private static final String COUNT = """
            SELECT count(*) AS numbers FROM trunk_numbers WHERE endpoint_id = :endpoint
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ObjectProvider<Readiness> readiness;

    SqlTrunkNumbers(DatabaseClient database, TransactionalOperator transaction, ObjectProvider<Readiness> readiness) {
        this.database = database;
        this.transaction = transaction;
        this.readiness = readiness;
    }

    @Bean
    Subscription trunkNumberSubscription() {
        return new Subscription("trunk-numbers", List.of(Topic.DID_CHANGED), this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<Event> events = batch.stream().map(ReceivedEvent::event).toList();
        var numbers = UpsertBatches.newest(events, DidChanged.class, UpsertBatches.BY_VERSION);
        return numbers.isEmpty() ? Mono.empty() : save(numbers).as(transaction::transactional);
    }

    @Override
    public Mono<Long> count(EndpointId trunk) {
        if (!readiness.getObject().isCaughtUp()) {
            return Mono.error(() ->
                    CommonProblem.NOT_READY.problem("The service has not read all numbers yet; try again shortly"));
        }
        return database.sql(COUNT)
                .bind("endpoint", trunk.value())
                .map(RowReader.with(row -> row.bigint("numbers")))
                .one();
    }

    private Mono<Void> save(List<DidChanged> numbers) {
        Map<Boolean, List<DidChanged>> byTrunk =
                numbers.stream().collect(Collectors.partitioningBy(SqlTrunkNumbers::hasTrunk));
        var with = byTrunk.getOrDefault(true, List.of());
        var without = byTrunk.getOrDefault(false, List.of());
        return database.sql(DELETE)
                .bind("ids", Binds.uuids(without, DidChanged::didId))
                .then()
                .then(database.sql(INSERT)
                        .bind("ids", Binds.uuids(with, DidChanged::didId))
                        .bind("endpoints", Binds.texts(with, DidChanged::trunk))
                        .then());
    }

    private static boolean hasTrunk(DidChanged number) {
        return !number.deleted() && EndpointId.parse(number.trunk()).isPresent();
    }
}
