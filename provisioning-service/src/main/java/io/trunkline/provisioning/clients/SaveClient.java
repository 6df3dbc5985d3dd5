package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.campaigns.HeardCampaigns;
import io.trunkline.provisioning.changes.Answers;
import io.trunkline.provisioning.changes.Answers.Repeatable;
import io.trunkline.provisioning.changes.ChangeLog;
import io.trunkline.provisioning.changes.ChangeLog.Change;
import io.trunkline.provisioning.changes.ChangeLog.Change.Action;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientDraft;
import io.trunkline.provisioning.clients.domain.ClientId;
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.clients.domain.ClientRules;
import io.trunkline.provisioning.clients.domain.ClientSettings;
import io.trunkline.provisioning.endpoints.EndpointNames;
import io.trunkline.provisioning.endpoints.Observations;
import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.endpoints.domain.Observation;
import io.trunkline.provisioning.platform.Passwords;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.Refusals;
import io.trunkline.provisioning.secrets.Sealer;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Makes, changes and deletes clients: the row first, which locks it, then the audit row and the event, in one
/// transaction.
@Component
class SaveClient {
    private static final String KIND = "client";

    private final Clients clients;
    private final HeardCampaigns campaigns;
    private final EndpointNames names;
    private final Observations observations;
    private final Sealer sealer;
    private final ChangeLog changes;
    private final ClientEvents events;
    private final Answers answers;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveClient(
            Clients clients,
            HeardCampaigns campaigns,
            EndpointNames names,
            Observations observations,
            Sealer sealer,
            ChangeLog changes,
            ClientEvents events,
            Answers answers,
            TransactionalOperator transactions,
            Clock clock) {
        this.clients = clients;
        this.campaigns = campaigns;
        this.names = names;
        this.observations = observations;
        this.sealer = sealer;
        this.changes = changes;
        this.events = events;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ClientView> create(CurrentUser by, @Nullable IdempotencyKey key, ClientDraft draft) {
        var settings = Refusals.value(ClientRules.check(draft, Optional.empty()));
        var id = new ClientId(UUID.randomUUID());
        var made = settings.mode() == ClientMode.REGISTERS
                        && given(draft.password()).isEmpty()
                ? Optional.of(Passwords.random())
                : Optional.<String>empty();
        var change = names.claim(candidates(draft, settings), KIND, id.value())
                .switchIfEmpty(Mono.error(() -> ProvisioningProblem.CLIENT_USERNAME_TAKEN.problem(
                        "Another carrier or client has or had this endpoint id")))
                .map(endpoint -> fresh(id, endpoint, settings, made.or(() -> given(draft.password()))))
                .flatMap(client -> clients.insert(client).thenReturn(client))
                .flatMap(client -> log(by, Action.CREATE, client, Observation.NOTHING)
                        .map(_ -> ClientView.of(client, Observation.NOTHING, made.orElse(null))));
        var request =
                new Repeatable<>(key, by, "POST /api/clients", draft, ClientView.class, ClientView::withoutPassword);
        return answers.once(request, change).as(transactions::transactional);
    }

    Mono<ClientView> replace(CurrentUser by, ClientId id, IfMatch ifMatch, ClientDraft draft) {
        return locked(id, ifMatch)
                .map(before -> next(before, draft))
                .flatMap(client ->
                        clients.update(client).then(seen(client)).flatMap(seen -> log(by, Action.UPDATE, client, seen)))
                .as(transactions::transactional);
    }

    Mono<Void> delete(CurrentUser by, ClientId id, IfMatch ifMatch) {
        return locked(id, ifMatch)
                .delayUntil(this::unlinked)
                .map(this::deleted)
                .flatMap(client -> clients.update(client).then(log(by, Action.DELETE, client, Observation.NOTHING)))
                .then()
                .as(transactions::transactional);
    }

    private Mono<Client> locked(ClientId id, IfMatch ifMatch) {
        return clients.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such client")))
                .doOnNext(client -> ifMatch.require(client.version()));
    }

    private Mono<Void> unlinked(Client client) {
        return campaigns
                .linking(client.id().value())
                .filter(linking -> !linking.isEmpty())
                .flatMap(linking -> Mono.error(ProvisioningProblem.CLIENT_IN_USE.problem(
                        "Unlink it first, or make it inactive", Map.of("campaigns", linking))));
    }

    private static List<EndpointId> candidates(ClientDraft draft, ClientSettings settings) {
        return given(draft.username())
                .map(username -> List.of(new EndpointId(username)))
                .orElseGet(() -> EndpointId.candidates(settings.name(), KIND, Passwords.smallLetters(6)));
    }

    private Client fresh(ClientId id, EndpointId endpoint, ClientSettings settings, Optional<String> password) {
        var now = now();
        var sealed =
                password.map(secret -> sealer.seal(KIND, id.value(), secret)).orElse(null);
        return new Client(id, endpoint, 1, settings, sealed, now, now, null);
    }

    private Client next(Client before, ClientDraft draft) {
        var settings = Refusals.value(ClientRules.check(draft, Optional.of(before.endpointId())));
        return new Client(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                settings,
                settings.mode() == ClientMode.FIXED ? null : sealed(before, draft),
                before.createdAt(),
                now(),
                null);
    }

    private String sealed(Client before, ClientDraft draft) {
        return given(draft.password())
                .map(password -> sealer.seal(KIND, before.id().value(), password))
                .or(() -> Optional.ofNullable(before.sealedPassword()))
                .orElseThrow(() -> CommonProblem.INVALID.problem(
                        "password: a client that begins to register needs one",
                        new FieldViolation("password", "required", "give a password")));
    }

    /// Its last version keeps the password: a client that registers always has one, and the row says so.
    private Client deleted(Client before) {
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

    private Mono<Observation> seen(Client client) {
        var id = client.id().value();
        return observations.of(Map.of(id, client.endpointId())).map(all -> all.getOrDefault(id, Observation.NOTHING));
    }

    private Mono<ClientView> log(CurrentUser by, Action action, Client client, Observation seen) {
        var view = ClientView.of(client, seen, null);
        var change = new Change(
                by, action, KIND, client.id().value(), client.version(), view, List.of(events.changed(client)));
        return changes.write(change).thenReturn(view);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isBlank());
    }

    /// As precise as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
