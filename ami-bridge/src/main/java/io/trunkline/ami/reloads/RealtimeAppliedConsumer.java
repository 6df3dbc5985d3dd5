package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.endpointstatus.AppliedEndpoints;
import io.trunkline.ami.reloads.domain.Reload;
import io.trunkline.ami.reloads.domain.SentReloads;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.UpsertBatches;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends the reloads that changes of the realtime tables need.
@Component
final class RealtimeAppliedConsumer implements EventHandler {

    private final AppliedEndpoints endpoints;
    private final TransactionalOperator transactions;
    private final SendReloads sendReloads;
    private final PendingReloads pending;
    private final AppliedConfigurations configurations;
    private final NodeStatus node;

    RealtimeAppliedConsumer(
            AppliedEndpoints endpoints,
            TransactionalOperator transactions,
            SendReloads sendReloads,
            PendingReloads pending,
            AppliedConfigurations configurations,
            NodeStatus node) {
        this.endpoints = endpoints;
        this.transactions = transactions;
        this.sendReloads = sendReloads;
        this.pending = pending;
        this.configurations = configurations;
        this.node = node;
    }

    /// Stores the URIs of registrations before the node reloads them, since the node then reports their statuses.
    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<RealtimeApplied> changes = batch.stream()
                .map(ReceivedEvent::event)
                .filter(RealtimeApplied.class::isInstance)
                .map(RealtimeApplied.class::cast)
                .toList();
        List<RealtimeApplied> applied =
                changes.stream().filter(it -> it.endpointId() != null).toList();
        return Flux.fromIterable(UpsertBatches.successive(applied, RealtimeApplied.class))
                .concatMap(endpoints::save)
                .then()
                .as(transactions::transactional)
                .then(Mono.defer(() -> send(Reload.neededFor(
                        applied.stream().map(RealtimeAppliedConsumer::change).toList()))))
                .flatMap(sent -> save(changes, sent));
    }

    /// Those that are not carried out in time are sent later.
    private Mono<SentReloads> send(Set<Reload> reloads) {
        return sendReloads.send(reloads).map(done -> {
            List<Reload> missed =
                    reloads.stream().filter(reload -> !done.contains(reload)).toList();
            pending.add(missed);
            return new SentReloads(done.size(), missed.size());
        });
    }

    private Mono<Void> save(List<RealtimeApplied> changes, SentReloads sent) {
        return Mono.justOrEmpty(changes.stream().map(RealtimeApplied::appliedAt).max(Comparator.naturalOrder()))
                .flatMap(latest -> configurations.saveChange(node.name(), latest, sent));
    }

    private static Reload.EndpointChange change(RealtimeApplied applied) {
        return new Reload.EndpointChange(
                Objects.requireNonNull(applied.endpointId(), "filtered"),
                applied.deleted(),
                applied.parts().stream().map(RealtimeAppliedConsumer::part).collect(Collectors.toSet()));
    }

    private static Reload.ChangedPart part(RealtimeApplied.Part part) {
        return switch (part) {
            case REGISTRATION -> Reload.ChangedPart.REGISTRATION;
            case REGISTRATION_PASSWORD -> Reload.ChangedPart.REGISTRATION_PASSWORD;
            case QUALIFY, AOR -> Reload.ChangedPart.QUALIFY;
            case ENDPOINT, AUTH, IDENTIFY, DIALPLAN -> Reload.ChangedPart.OTHER;
        };
    }
}
