package io.trunkline.provisioning.carriers;

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
import io.trunkline.provisioning.carriercalls.NodeTransports;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierDraft;
import io.trunkline.provisioning.carriers.domain.CarrierRules;
import io.trunkline.provisioning.carriers.domain.CarrierSettings;
import io.trunkline.provisioning.carriers.domain.CarrierStatus;
import io.trunkline.provisioning.carriers.domain.MissingTransport;
import io.trunkline.provisioning.carriers.domain.PrefixOverlap;
import io.trunkline.provisioning.carriers.domain.signaling.AccountHeader;
import io.trunkline.provisioning.endpoints.EndpointAddresses;
import io.trunkline.provisioning.endpoints.EndpointIdRegistry;
import io.trunkline.provisioning.endpoints.domain.AddressedEndpoint;
import io.trunkline.provisioning.endpoints.domain.EndpointIdRules;
import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import io.trunkline.provisioning.endpoints.domain.SharedAddresses;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.RandomText;
import io.trunkline.provisioning.platform.SystemUser;
import io.trunkline.provisioning.realtimewriter.RealtimeWriter;
import io.trunkline.provisioning.secrets.PasswordSealer;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Creates, changes and deletes carriers. The row is written first, which locks it, then the audit entry and the
/// event, in one transaction.
@Component
class SaveCarrier {
    private static final String ENTITY = "carrier";

    private final CarrierRepository carriers;
    private final TenantRepository tenants;
    private final EndpointIdRegistry endpointIds;
    private final ReadCarrierStates states;
    private final FindCarrierDependents dependents;
    private final EndpointAddresses addresses;
    private final NodeTransports transports;
    private final CarrierHistory history;
    private final PasswordSealer sealer;
    private final ChangeRecorder changes;
    private final CarrierEvents events;
    private final RealtimeWriter realtimeWriter;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveCarrier(
            CarrierRepository carriers,
            TenantRepository tenants,
            EndpointIdRegistry endpointIds,
            ReadCarrierStates states,
            FindCarrierDependents dependents,
            EndpointAddresses addresses,
            NodeTransports transports,
            CarrierHistory history,
            PasswordSealer sealer,
            ChangeRecorder changes,
            CarrierEvents events,
            RealtimeWriter realtimeWriter,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock) {
        this.carriers = carriers;
        this.tenants = tenants;
        this.endpointIds = endpointIds;
        this.states = states;
        this.dependents = dependents;
        this.addresses = addresses;
        this.transports = transports;
        this.history = history;
        this.sealer = sealer;
        this.changes = changes;
        this.events = events;
        this.realtimeWriter = realtimeWriter;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<IdempotentAnswer<CarrierView>> create(CreateRequest<CarrierDraft> request) {
        var draft = request.draft();
        var settings = ProblemMapping.valueOrThrow(CarrierRules.check(draft, false));
        var id = new CarrierId(UUID.randomUUID());
        var candidates = EndpointIdRules.candidates(settings.name(), ENTITY, RandomText.lowercase(6));
        var change = requireTenants(settings.offer().tenants())
                .then(endpointIds.claim(candidates, ENTITY, id.value()))
                .map(endpoint -> newCarrier(id, endpoint, settings, draft.password()))
                .flatMap(carrier -> carriers.insert(carrier).thenReturn(carrier))
                .flatMap(carrier -> findWarnings(carrier, draft)
                        .map(warnings -> new Saved(carrier, CarrierState.NONE, warnings))
                        .delayUntil(_ ->
                                recordChange(request.by(), Action.CREATE, carrier, Change.to(auditView(carrier)))));
        if (request.dryRun().isRequested()) {
            return dryRun(change).map(IdempotentAnswer::first);
        }
        var idempotent = new IdempotentRequest<>(request.keyOf("POST /api/v1/carriers"), draft, CarrierView.class);
        return idempotentRequests.once(idempotent, change.map(Saved::view)).as(transactions::transactional);
    }

    Mono<CarrierView> change(CarrierId id, ChangeRequest<CarrierDraft> request) {
        var change = lockForChange(id, request.ifMatch()).flatMap(before -> change(before, request));
        return request.dryRun().isRequested()
                ? dryRun(change)
                : change.map(Saved::view).as(transactions::transactional);
    }

    /// The rows are asked for when the transaction is rolled back, so that no lock waits for the answer.
    private Mono<CarrierView> dryRun(Mono<Saved> change) {
        return ChangeTransaction.run(transactions, new DryRun(true), change)
                .flatMap(saved -> realtimeWriter
                        .plan(events.carrierChanged(saved.carrier()))
                        .map(planned -> CarrierView.of(saved.carrier(), saved.state(), saved.warnings(), planned)));
    }

    private record Saved(Carrier carrier, CarrierState state, List<SaveWarning> warnings) {
        CarrierView view() {
            return CarrierView.of(carrier, state, warnings);
        }
    }

    /// @param force deletes it even if active campaigns use it
    Mono<Void> delete(CurrentUser by, CarrierId id, IfMatch ifMatch, boolean force) {
        return lockForChange(id, ifMatch)
                .delayUntil(carrier -> force ? Mono.empty() : dependents.requireUnused(carrier))
                .flatMap(before -> delete(by, before, deletedVersion(before)))
                .as(transactions::transactional);
    }

    /// A new version whose password is encrypted with the primary key.
    Mono<Void> reseal(CarrierId id) {
        return carriers.lock(id)
                .map(before -> new Resealed(before, resealedVersion(before)))
                .filter(both -> !both.after().hasConfigurationOf(both.before()))
                .flatMap(both -> history.save(both.before(), Optional.empty())
                        .then(carriers.update(both.after()))
                        .then(recordChange(
                                SystemUser.INSTANCE,
                                Action.UPDATE,
                                both.after(),
                                changeOf(both.before(), both.after()))))
                .as(transactions::transactional);
    }

    private record Resealed(Carrier before, Carrier after) {}

    private Carrier resealedVersion(Carrier before) {
        var sealed = before.sealedPassword();
        return new Carrier(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                before.settings(),
                sealed == null ? null : sealer.reseal(ENTITY, before.id().value(), sealed),
                before.createdAt(),
                now(),
                null);
    }

    private Mono<Void> delete(CurrentUser by, Carrier before, Carrier deleted) {
        return carriers.update(deleted).then(recordChange(by, Action.DELETE, deleted, Change.from(auditView(before))));
    }

    private Mono<Saved> change(Carrier before, ChangeRequest<CarrierDraft> request) {
        var offer = before.settings().offer();
        var draft = request.edit().apply(CarrierDraft.of(before.settings())).keepingOffer(offer);
        var after = nextVersion(before, draft);
        if (after.hasConfigurationOf(before)) {
            return saved(before, draft);
        }
        return requireTenants(after.settings().offer().tenantsAddedTo(offer))
                .then(history.save(before, Optional.empty()))
                .then(carriers.update(after))
                .then(saved(after, draft))
                .delayUntil(_ -> recordChange(request.by(), Action.UPDATE, after, changeOf(before, after)));
    }

    /// A tenant that was named before is not checked again: it may have been deleted since.
    private Mono<Void> requireTenants(List<TenantId> named) {
        if (named.isEmpty()) {
            return Mono.empty();
        }
        return tenants.findExisting(named)
                .flatMap(found -> Mono.justOrEmpty(
                        named.stream().filter(tenant -> !found.contains(tenant)).findFirst()))
                .flatMap(unknown -> Mono.error(CommonProblem.TENANT_UNKNOWN.problem(
                        "There is no tenant " + unknown,
                        new FieldViolation("offeredTenantIds", "known", "must be ids of tenants"))));
    }

    private Mono<Saved> saved(Carrier carrier, CarrierDraft draft) {
        return Mono.zip(findWarnings(carrier, draft), states.find(carrier))
                .map(both -> new Saved(carrier, both.getT2(), both.getT1()));
    }

    private Mono<Carrier> lockForChange(CarrierId id, IfMatch ifMatch) {
        return carriers.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such carrier")))
                .doOnNext(carrier -> ifMatch.require(carrier.version()));
    }

    private Carrier newCarrier(CarrierId id, EndpointId endpoint, CarrierSettings settings, SecretUpdate password) {
        var now = now();
        return new Carrier(id, endpoint, 1, settings, sealPassword(id, null, password), now, now, null);
    }

    private Carrier nextVersion(Carrier before, CarrierDraft draft) {
        var settings = ProblemMapping.valueOrThrow(CarrierRules.check(draft, before.sealedPassword() != null));
        return new Carrier(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                settings,
                settings.username() == null
                        ? null
                        : sealPassword(before.id(), before.sealedPassword(), draft.password()),
                before.createdAt(),
                now(),
                null);
    }

    private Carrier deletedVersion(Carrier before) {
        return new Carrier(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                before.settings(),
                null,
                before.createdAt(),
                now(),
                now());
    }

    private @Nullable String sealPassword(CarrierId id, @Nullable String sealedBefore, SecretUpdate password) {
        return switch (password) {
            case SecretUpdate.Keep _ -> sealedBefore;
            case SecretUpdate.Remove _ -> null;
            case SecretUpdate.Replace(var text) -> sealer.seal(ENTITY, id.value(), text);
        };
    }

    private Mono<List<SaveWarning>> findWarnings(Carrier carrier, CarrierDraft draft) {
        return Mono.zip(findOverlaps(carrier), findSharedAddresses(carrier))
                .map(found -> Stream.of(
                                CarrierRules.warnings(draft, carrier.settings()),
                                missingTransport(carrier.settings()),
                                found.getT1(),
                                found.getT2())
                        .flatMap(List::stream)
                        .toList());
    }

    private List<SaveWarning> missingTransport(CarrierSettings settings) {
        var transport = settings.sip().transport();
        return MissingTransport.warnings(transport, transports.nodesWithout(transport));
    }

    private Mono<List<SaveWarning>> findOverlaps(Carrier carrier) {
        var name = carrier.settings().name();
        return carrier.settings()
                .dialPrefix()
                .map(prefix -> carriers.findOverlappingPrefixes(carrier.id(), prefix)
                        .map(others -> PrefixOverlap.warnings(new PrefixOverlap.CarrierPrefix(name, prefix), others)))
                .orElse(Mono.just(List.of()));
    }

    private Mono<List<SaveWarning>> findSharedAddresses(Carrier carrier) {
        var settings = carrier.settings();
        if (settings.status() == CarrierStatus.INACTIVE) {
            return Mono.just(List.of());
        }
        var endpoint = new AddressedEndpoint(
                carrier.id().value(),
                AddressedEndpoint.Kind.CARRIER,
                settings.name(),
                carrier.endpointId().value(),
                settings.priority(),
                settings.sourceNetworks(),
                settings.sip().account().map(AccountHeader::name).orElse(null));
        return addresses.findNeighbors(endpoint).map(neighbors -> SharedAddresses.warnings(endpoint, neighbors));
    }

    private Mono<Void> recordChange(CurrentUser by, Action action, Carrier carrier, Change change) {
        return history.save(carrier, Optional.of(by.username()))
                .then(changes.record(new RecordedChange(
                        by,
                        action,
                        Entity.ofPlatform(ENTITY, carrier.id().value(), carrier.version()),
                        change,
                        List.of(events.carrierChanged(carrier)))));
    }

    private static Change changeOf(Carrier before, Carrier after) {
        return Change.between(auditView(before), auditView(after))
                .withSecret("password", !Objects.equals(before.sealedPassword(), after.sealedPassword()));
    }

    /// The carrier as configured, without what the nodes report.
    private static CarrierView auditView(Carrier carrier) {
        return CarrierView.of(carrier, CarrierState.NONE, List.of());
    }

    /// To the microsecond, as the database stores it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
