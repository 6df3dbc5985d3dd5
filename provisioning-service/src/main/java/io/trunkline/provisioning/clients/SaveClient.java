package io.trunkline.provisioning.clients;

import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.campaignreadmodel.CampaignReadModel;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientDraft;
import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.clients.domain.ClientRules;
import io.trunkline.provisioning.clients.domain.ClientSettings;
import io.trunkline.provisioning.clients.domain.ClientStatus;
import io.trunkline.provisioning.endpoints.EndpointAddresses;
import io.trunkline.provisioning.endpoints.domain.AddressedEndpoint;
import io.trunkline.provisioning.endpoints.domain.SharedAddresses;
import io.trunkline.provisioning.observedstatus.ObservedStatusRepository;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.SystemUser;
import io.trunkline.provisioning.realtimewriter.RealtimeWriter;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Creates, changes and deletes clients. The row is written first, which locks it, then the audit entry and the
/// event, in one transaction.
@Component
class SaveClient {
    private static final String ENTITY = AssignEndpoints.ENTITY;

    private final ClientRepository clients;
    private final CampaignReadModel campaigns;
    private final AssignEndpoints endpoints;
    private final ObservedStatusRepository observedStatuses;
    private final EndpointAddresses addresses;
    private final ChangeRecorder changes;
    private final ClientEvents events;
    private final RealtimeWriter realtimeWriter;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveClient(
            ClientRepository clients,
            CampaignReadModel campaigns,
            AssignEndpoints endpoints,
            ObservedStatusRepository observedStatuses,
            EndpointAddresses addresses,
            ChangeRecorder changes,
            ClientEvents events,
            RealtimeWriter realtimeWriter,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock) {
        this.clients = clients;
        this.campaigns = campaigns;
        this.endpoints = endpoints;
        this.observedStatuses = observedStatuses;
        this.addresses = addresses;
        this.changes = changes;
        this.events = events;
        this.realtimeWriter = realtimeWriter;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<IdempotentAnswer<ClientView>> create(CreateRequest<ClientDraft> request) {
        var draft = request.draft();
        var checked = ProblemMapping.valueOrThrow(ClientRules.check(draft, List.of()));
        var id = new ClientId(UUID.randomUUID());
        var change = endpoints
                .assign(id, true, checked.settings().name(), checked.endpoints())
                .flatMap(assigned -> {
                    var client = newClient(id, checked.settings(), assigned.endpoints());
                    return clients.insert(client)
                            .then(Mono.defer(() -> recordChange(
                                    request.by(), Action.CREATE, client, Change.to(ClientView.configured(client)))))
                            .then(withWarnings(
                                    client,
                                    ClientView.of(client, Map.of(), shown(request.dryRun(), assigned.generated()))))
                            .map(view -> new Saved(client, view));
                });
        if (request.dryRun().isRequested()) {
            return dryRun(change).map(IdempotentAnswer::first);
        }
        var idempotent = new IdempotentRequest<>(
                request.keyOf("POST /api/v1/clients"), draft, ClientView.class, ClientView::withoutPassword);
        return idempotentRequests.once(idempotent, change.map(Saved::view)).as(transactions::transactional);
    }

    /// A generated password of a dry run is never valid.
    private static Map<UUID, String> shown(DryRun dryRun, Map<UUID, String> generated) {
        return dryRun.isRequested() ? Map.of() : generated;
    }

    Mono<ClientView> change(ClientId id, ChangeRequest<ClientDraft> request) {
        var change = lockForChange(id, request.ifMatch()).flatMap(before -> change(before, request));
        return request.dryRun().isRequested()
                ? dryRun(change)
                : change.map(Saved::view).as(transactions::transactional);
    }

    /// The rows are asked for when the transaction is rolled back, so that no lock waits for the answer.
    private Mono<ClientView> dryRun(Mono<Saved> change) {
        return ChangeTransaction.run(transactions, new DryRun(true), change)
                .flatMap(saved -> realtimeWriter
                        .plan(events.clientChanged(saved.client()))
                        .map(saved.view()::withTableRows));
    }

    private record Saved(Client client, ClientView view) {}

    Mono<Void> delete(CurrentUser by, ClientId id, IfMatch ifMatch) {
        return lockForChange(id, ifMatch)
                .delayUntil(this::requireUnlinked)
                .flatMap(before -> delete(by, before, before.deletedVersion(now())))
                .as(transactions::transactional);
    }

    /// A new version whose password is encrypted with the primary key.
    Mono<Void> reseal(ClientId id) {
        return clients.lock(id)
                .map(before -> new Resealed(before, resealedVersion(before)))
                .filter(both -> !both.after().hasConfigurationOf(both.before()))
                .flatMap(both -> clients.update(both.after())
                        .then(recordChange(
                                SystemUser.INSTANCE,
                                Action.UPDATE,
                                both.after(),
                                changeOf(both.before(), both.after()))))
                .as(transactions::transactional);
    }

    private record Resealed(Client before, Client after) {}

    private Client resealedVersion(Client before) {
        return before.next(
                before.settings(),
                before.endpoints().stream().map(endpoints::reseal).toList(),
                now());
    }

    private Mono<Void> delete(CurrentUser by, Client before, Client deleted) {
        return clients.update(deleted)
                .then(recordChange(by, Action.DELETE, deleted, Change.from(ClientView.configured(before))));
    }

    private Mono<Saved> change(Client before, ChangeRequest<ClientDraft> request) {
        var unchanged = ClientDraft.of(before.settings(), before.endpoints());
        var draft = request.edit().apply(unchanged).patchOf(unchanged);
        var checked = ProblemMapping.valueOrThrow(ClientRules.check(draft, before.endpoints()));
        return endpoints
                .assign(before.id(), false, checked.settings().name(), checked.endpoints())
                .flatMap(assigned -> {
                    var after = before.next(checked.settings(), assigned.endpoints(), now());
                    return after.hasConfigurationOf(before)
                            ? saved(before, Map.of())
                            : clients.update(after)
                                    .then(saved(after, shown(request.dryRun(), assigned.generated())))
                                    .delayUntil(_ ->
                                            recordChange(request.by(), Action.UPDATE, after, changeOf(before, after)));
                });
    }

    /// @param passwords generated ones by the id of the endpoint
    private Mono<Saved> saved(Client client, Map<UUID, String> passwords) {
        return findObservedStatuses(client)
                .flatMap(observed -> withWarnings(client, ClientView.of(client, observed, passwords)))
                .map(view -> new Saved(client, view));
    }

    private Mono<ClientView> withWarnings(Client client, ClientView view) {
        return Flux.fromStream(addressed(client))
                .concatMap(endpoint -> addresses
                        .findNeighbors(endpoint)
                        .map(neighbors -> SharedAddresses.warnings(endpoint, neighbors)))
                .collectList()
                .map(found -> view.withWarnings(
                        found.stream().flatMap(List::stream).distinct().toList()));
    }

    private static Stream<AddressedEndpoint> addressed(Client client) {
        var settings = client.settings();
        return client.endpoints().stream()
                .filter(_ -> settings.status() == ClientStatus.ACTIVE)
                .flatMap(endpoint -> endpoint.address().stream()
                        .map(address -> new AddressedEndpoint(
                                client.id().value(),
                                AddressedEndpoint.Kind.CLIENT,
                                settings.name(),
                                endpoint.endpointId().value(),
                                0,
                                List.of(address.host().value()))));
    }

    private Mono<Client> lockForChange(ClientId id, IfMatch ifMatch) {
        return clients.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such client")))
                .doOnNext(client -> ifMatch.require(client.version()));
    }

    private Mono<Void> requireUnlinked(Client client) {
        return campaigns
                .namesLinkingClient(client.id().value())
                .filter(names -> !names.isEmpty())
                .flatMap(names -> Mono.error(ProvisioningProblem.CLIENT_IN_USE.problem(
                        "Unlink the client from its campaigns first, or set it to inactive",
                        Map.of("campaigns", names))));
    }

    private Client newClient(ClientId id, ClientSettings settings, List<ClientEndpoint> assigned) {
        var now = now();
        return new Client(id, 1, settings, assigned, now, now, null);
    }

    private Mono<Map<UUID, ObservedStatus>> findObservedStatuses(Client client) {
        return observedStatuses.find(
                client.endpoints().stream().collect(Collectors.toMap(ClientEndpoint::id, ClientEndpoint::endpointId)));
    }

    private Mono<Void> recordChange(CurrentUser by, Action action, Client client, Change change) {
        return changes.record(new RecordedChange(
                by,
                action,
                Entity.ofPlatform(ENTITY, client.id().value(), client.version()),
                change,
                List.of(events.clientChanged(client))));
    }

    private static Change changeOf(Client before, Client after) {
        return Change.between(ClientView.configured(before), ClientView.configured(after))
                .withSecret("password", !passwords(before).equals(passwords(after)));
    }

    /// The encrypted ones by the id of the endpoint.
    private static Map<UUID, String> passwords(Client client) {
        return client.endpoints().stream()
                .filter(endpoint -> endpoint.sealedPassword() != null)
                .collect(Collectors.toMap(
                        ClientEndpoint::id, endpoint -> Objects.requireNonNull(endpoint.sealedPassword())));
    }

    /// To the microsecond, as the database stores it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
