package io.trunkline.routing.readmodel;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.Caps.LimitedCap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Consumes configuration events, what is applied of them and the states of endpoints. Stores the latest
/// version of each entity, and applies its limits to the caps.
@Configuration(proxyBeanMethods = false)
class ConfigurationConsumer implements EventHandler {
    private final ReadModelStore store;
    private final Caps caps;
    private final ObjectProvider<MovedDids> movedDids;
    private final TransactionalOperator transactions;

    ConfigurationConsumer(
            ReadModelStore store, Caps caps, ObjectProvider<MovedDids> movedDids, TransactionalOperator transactions) {
        this.store = store;
        this.caps = caps;
        this.movedDids = movedDids;
        this.transactions = transactions;
    }

    @Bean
    Subscription readModelSubscription() {
        List<Topic> topics = List.of(
                Topic.TENANT_CHANGED,
                Topic.CARRIER_CHANGED,
                Topic.CLIENT_CHANGED,
                Topic.DID_CHANGED,
                Topic.ENDPOINT_STATUS,
                Topic.REALTIME_APPLIED);
        // the consumer group keeps its first name: a new one would read all topics from the start
        return new Subscription("catalogue", topics, this);
    }

    /// Applies a batch in one transaction. Of each entity only its newest event is stored.
    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromCallable(() -> ReadModelChanges.of(
                        batch.stream().map(ReceivedEvent::event).toList()))
                .flatMap(changes -> save(changes)
                        // also for numbers that were stored before: a batch is repeated if this fails
                        .then(Mono.defer(() -> movedDids.getObject().removeFromCampaigns(didsOf(changes)))));
    }

    private static List<UUID> didsOf(ReadModelChanges changes) {
        return changes.dids().stream().map(DidChanged::didId).toList();
    }

    private Mono<Void> save(ReadModelChanges changes) {
        return store.saveStatuses(changes.statuses())
                .then(store.saveApplied(changes.applied()))
                .thenMany(Flux.concat(
                        limits(
                                store.saveTenants(changes.tenants()),
                                changes.tenants(),
                                TenantChanged::tenantId,
                                ConfiguredLimits::of),
                        limits(
                                store.saveCarriers(changes.carriers()),
                                changes.carriers(),
                                CarrierChanged::carrierId,
                                ConfiguredLimits::of),
                        limits(
                                store.saveClients(changes.clients()),
                                changes.clients(),
                                ClientChanged::clientId,
                                ConfiguredLimits::of),
                        limits(
                                store.saveDids(changes.dids()),
                                changes.dids(),
                                DidChanged::didId,
                                ConfiguredLimits::of)))
                .collectList()
                .flatMap(caps::setLimits)
                .as(transactions::transactional);
    }

    /// The limits of the entities that were updated.
    private static <E> Flux<LimitedCap> limits(
            Mono<Set<UUID>> updated, List<E> entities, Function<E, UUID> id, Function<E, LimitedCap> limits) {
        return updated.flatMapIterable(ids -> entities.stream()
                .filter(entity -> ids.contains(id.apply(entity)))
                .map(limits)
                .toList());
    }
}
