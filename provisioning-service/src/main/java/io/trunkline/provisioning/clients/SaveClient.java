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
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.clients.domain.ClientRules;
import io.trunkline.provisioning.clients.domain.ClientSettings;
import io.trunkline.provisioning.clients.domain.ClientStatus;
import io.trunkline.provisioning.endpoints.EndpointAddresses;
import io.trunkline.provisioning.endpoints.EndpointIdRegistry;
import io.trunkline.provisioning.endpoints.domain.AddressedEndpoint;
import io.trunkline.provisioning.endpoints.domain.EndpointIdRules;
import io.trunkline.provisioning.endpoints.domain.SharedAddresses;
import io.trunkline.provisioning.observedstatus.ObservedStatusRepository;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.RandomText;
import io.trunkline.provisioning.platform.SystemUser;
import io.trunkline.provisioning.realtimewriter.RealtimeWriter;
import io.trunkline.provisioning.secrets.PasswordSealer;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Creates, changes and deletes clients. The row is written first, which locks it, then the audit entry and the
/// event, in one transaction.
@Component
class SaveClient {
    private static final String ENTITY = "client";

    private final ClientRepository clients;
    private final CampaignReadModel campaigns;
    private final EndpointIdRegistry endpointIds;
    private final ObservedStatusRepository observedStatuses;
    private final EndpointAddresses addresses;
    private final PasswordSealer sealer;
    private final ChangeRecorder changes;
    private final ClientEvents events;
    private final RealtimeWriter realtimeWriter;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveClient(
            ClientRepository clients,
            CampaignReadModel campaigns,
            EndpointIdRegistry endpointIds,
            ObservedStatusRepository observedStatuses,
            EndpointAddresses addresses,
            PasswordSealer sealer,
            ChangeRecorder changes,
            ClientEvents events,
            RealtimeWriter realtimeWriter,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock) {
        this.clients = clients;
        this.campaigns = campaigns;
        this.endpointIds = endpointIds;
        this.observedStatuses = observedStatuses;
        this.addresses = addresses;
        this.sealer = sealer;
        this.changes = changes;
        this.events = events;
        this.realtimeWriter = realtimeWriter;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<IdempotentAnswer<ClientView>> create(CreateRequest<ClientDraft> request) {
        var draft = request.draft();
        var settings = ProblemMapping.valueOrThrow(ClientRules.check(draft, Optional.empty()));
        var id = new ClientId(UUID.randomUUID());
        var requested = draft.password() instanceof SecretUpdate.Replace(var text)
                ? Optional.of(text)
                : Optional.<String>empty();
        var generated = settings.mode() == ClientMode.REGISTERS && requested.isEmpty()
                ? Optional.of(RandomText.password())
                : Optional.<String>empty();
        // that of a dry run is never valid
        var shown = generated.filter(_ -> !request.dryRun().isRequested());
        var change = endpointIds
                .claim(endpointIdCandidates(draft, settings), ENTITY, id.value())
                .switchIfEmpty(Mono.error(() -> ProvisioningProblem.CLIENT_USERNAME_TAKEN.problem(
                        "Another carrier or client uses or used this endpoint id")))
                .map(endpoint -> newClient(id, endpoint, settings, generated.or(() -> requested)))
                .flatMap(client -> clients.insert(client).thenReturn(client))
                .delayUntil(client -> recordChange(request.by(), Action.CREATE, client, Change.to(auditView(client))))
                .flatMap(client -> withWarnings(client, ClientView.of(client, ObservedStatus.NONE, shown.orElse(null)))
                        .map(view -> new Saved(client, view)));
        if (request.dryRun().isRequested()) {
            return dryRun(change).map(IdempotentAnswer::first);
        }
        var idempotent = new IdempotentRequest<>(
                request.keyOf("POST /api/v1/clients"), draft, ClientView.class, ClientView::withoutPassword);
        return idempotentRequests.once(idempotent, change.map(Saved::view)).as(transactions::transactional);
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
                .flatMap(before -> delete(by, before, deletedVersion(before)))
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
        var sealed = before.sealedPassword();
        return new Client(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                before.settings(),
                sealed == null ? null : sealer.reseal(ENTITY, before.id().value(), sealed),
                before.createdAt(),
                now(),
                null);
    }

    private Mono<Void> delete(CurrentUser by, Client before, Client deleted) {
        return clients.update(deleted).then(recordChange(by, Action.DELETE, deleted, Change.from(auditView(before))));
    }

    private Mono<Saved> change(Client before, ChangeRequest<ClientDraft> request) {
        var after = nextVersion(before, request.edit().apply(ClientDraft.of(before.settings())));
        if (after.hasConfigurationOf(before)) {
            return saved(before);
        }
        return clients.update(after)
                .then(saved(after))
                .delayUntil(_ -> recordChange(request.by(), Action.UPDATE, after, changeOf(before, after)));
    }

    private Mono<Saved> saved(Client client) {
        return findObservedStatus(client)
                .flatMap(observed -> withWarnings(client, ClientView.of(client, observed, null)))
                .map(view -> new Saved(client, view));
    }

    private Mono<ClientView> withWarnings(Client client, ClientView view) {
        var settings = client.settings();
        return settings.address()
                .filter(_ -> settings.status() == ClientStatus.ACTIVE)
                .map(address -> new AddressedEndpoint(
                        client.id().value(),
                        AddressedEndpoint.Kind.CLIENT,
                        settings.name(),
                        client.endpointId().value(),
                        0,
                        List.of(address.host().value())))
                .map(endpoint -> addresses
                        .findNeighbors(endpoint)
                        .map(neighbors -> view.withWarnings(SharedAddresses.warnings(endpoint, neighbors))))
                .orElse(Mono.just(view));
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

    private static List<EndpointId> endpointIdCandidates(ClientDraft draft, ClientSettings settings) {
        return nonBlank(draft.username())
                .map(username -> List.of(new EndpointId(username)))
                .orElseGet(() -> EndpointIdRules.candidates(settings.name(), ENTITY, RandomText.lowercase(6)));
    }

    private Client newClient(ClientId id, EndpointId endpoint, ClientSettings settings, Optional<String> password) {
        var now = now();
        var sealed =
                password.map(secret -> sealer.seal(ENTITY, id.value(), secret)).orElse(null);
        return new Client(id, endpoint, 1, settings, sealed, now, now, null);
    }

    private Client nextVersion(Client before, ClientDraft draft) {
        var settings = ProblemMapping.valueOrThrow(ClientRules.check(draft, Optional.of(before.endpointId())));
        return new Client(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                settings,
                settings.mode() == ClientMode.FIXED ? null : sealPassword(before, draft),
                before.createdAt(),
                now(),
                null);
    }

    private String sealPassword(Client before, ClientDraft draft) {
        if (draft.password() instanceof SecretUpdate.Replace(var text)) {
            return sealer.seal(ENTITY, before.id().value(), text);
        }
        if (before.sealedPassword() == null) {
            throw CommonProblem.INVALID.problem(
                    "password is required for a client that registers",
                    new FieldViolation("password", "required", "is required for a client that registers"));
        }
        return before.sealedPassword();
    }

    /// Keeps the password: the table requires one for every client that registers.
    private Client deletedVersion(Client before) {
        return new Client(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                before.settings(),
                before.sealedPassword(),
                before.createdAt(),
                now(),
                now());
    }

    private Mono<ObservedStatus> findObservedStatus(Client client) {
        return observedStatuses.find(client.id().value(), client.endpointId());
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
        return Change.between(auditView(before), auditView(after))
                .withSecret("password", !Objects.equals(before.sealedPassword(), after.sealedPassword()));
    }

    /// The client as configured, without what the nodes report.
    private static ClientView auditView(Client client) {
        return ClientView.of(client, ObservedStatus.NONE, null);
    }

    private static Optional<String> nonBlank(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    /// To the microsecond, as the database stores it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
