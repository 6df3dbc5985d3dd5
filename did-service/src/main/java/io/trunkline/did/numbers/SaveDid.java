package io.trunkline.did.numbers;

import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/// Adds, changes and removes numbers. The row is written first, which locks it, then the audit entry and the event,
/// in one transaction.
@Component
class SaveDid {
    /// A savepoint of the caller's transaction.
    private static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private final DidRepository dids;
    private final ReadNumber numbers;
    private final TenantResolver tenantResolver;
    private final IdempotentRequests idempotentRequests;
    private final StoreDid store;
    private final Clock clock;
    private final TransactionalOperator transactions;
    private final TransactionalOperator nested;

    SaveDid(
            DidRepository dids,
            ReadNumber numbers,
            TenantResolver tenantResolver,
            IdempotentRequests idempotentRequests,
            StoreDid store,
            Clock clock,
            TransactionalOperator transactions,
            ReactiveTransactionManager transactionManager) {
        this.dids = dids;
        this.numbers = numbers;
        this.tenantResolver = tenantResolver;
        this.idempotentRequests = idempotentRequests;
        this.store = store;
        this.clock = clock;
        this.transactions = transactions;
        this.nested = TransactionalOperator.create(transactionManager, NESTED);
    }

    Mono<IdempotentAnswer<DidView>> add(CreateRequest<DidRequest> request) {
        var draft = request.draft();
        var once = new IdempotentRequest<>(request.keyOf("POST /api/v1/dids"), draft, DidView.class);
        return tenantResolver
                .resolve(request.by(), draft.tenantId())
                .flatMap(tenant -> idempotentRequests
                        .once(once, insert(request.by(), tenant, draft))
                        .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all)));
    }

    private Mono<DidView> insert(CurrentUser by, TenantId tenant, DidRequest request) {
        return tenantResolver
                .lock(tenant)
                .then(tenantResolver.countryOf(tenant))
                .map(country -> newDid(tenant, numbers.read(country, request.number()), originOf(request), request))
                .flatMap(did -> store.insert(by, did));
    }

    /// Stores new numbers of a tenant within the caller's transaction, which has locked the tenant, and can continue.
    ///
    /// @param dids each number once
    /// @return why some were not stored
    Mono<Map<DidId, ProblemException>> insertAll(CurrentUser by, List<Did> dids) {
        return store.insertAll(by, dids);
    }

    private static Did.Origin originOf(DidRequest request) {
        return new Did.Origin(request.number(), null);
    }

    Did newDid(TenantId tenant, PhoneNumber number, Did.Origin origin, DidRequest request) {
        return Did.create(new DidId(UUID.randomUUID()), tenant, number, origin, settings(number, request), now());
    }

    /// Stores the next version of a number within the caller's transaction, which has locked its row and its tenant.
    /// The transaction can continue if this fails.
    Mono<DidView> updateOrKeep(CurrentUser by, DidWithUsage before, Did after) {
        return store.update(by, before, after).as(nested::transactional);
    }

    /// Stores the next versions of numbers, all of them or none, within the caller's transaction. It has locked their
    /// rows and their tenant, and can continue if this fails.
    Mono<Void> updateAllOrKeep(CurrentUser by, List<StoreDid.Update> updates) {
        return store.updateAll(by, updates).as(nested::transactional);
    }

    Mono<DidView> change(DidId id, ChangeRequest<DidRequest> request) {
        return lock(request.by(), id, request.ifMatch())
                .zipWhen(before -> tenantResolver.countryOf(before.did().tenantId()))
                .flatMap(both -> change(both.getT1(), both.getT2(), request))
                .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all));
    }

    Mono<Void> remove(CurrentUser by, DidId id, IfMatch ifMatch) {
        return lock(by, id, ifMatch)
                .flatMap(before -> store.delete(by, before, before.did().asDeleted(now())))
                .as(transactions::transactional);
    }

    private Mono<DidWithUsage> lock(CurrentUser by, DidId id, IfMatch ifMatch) {
        return dids.lock(id, by.tenantId().map(TenantId::new))
                .switchIfEmpty(Mono.error(() -> FindDids.notFound(id)))
                .doOnNext(before -> ifMatch.require(before.did().version()));
    }

    private Mono<DidView> change(DidWithUsage before, Country country, ChangeRequest<DidRequest> request) {
        var did = before.did();
        var after = replaced(did, country, request.edit().apply(DidRequest.of(did)));
        return after.equals(did)
                ? Mono.just(DidView.of(before))
                : lockTenantToActivate(did, after).then(Mono.defer(() -> store.update(request.by(), before, after)));
    }

    /// A transaction that activates a number needs it.
    Mono<Void> lockTenantToActivate(Did before, Did after) {
        boolean isActivated = after.settings().status() == DidStatus.ACTIVE
                && before.settings().status() != DidStatus.ACTIVE;
        return isActivated ? tenantResolver.lock(after.tenantId()) : Mono.empty();
    }

    /// The same instance if nothing changes.
    private Did replaced(Did did, Country country, DidRequest request) {
        if (request.tenantId() != null
                && !request.tenantId().equals(did.tenantId().value())) {
            throw cannotChange(
                    "The tenant of a DID cannot be changed here: an admin or staff moves it with PUT /api/v1/dids/{id}/tenant");
        }
        if (!numbers.read(country, request.number()).equals(did.number())) {
            throw cannotChange("The number of a DID cannot be changed: delete the DID and add the other number");
        }
        return withSettings(did, request);
    }

    /// The same instance if nothing changes.
    Did withSettings(Did did, DidRequest request) {
        var settings = settings(did.number(), request);
        return settings.equals(did.settings()) ? did : did.withSettings(settings, now());
    }

    private Did.Settings settings(PhoneNumber number, DidRequest request) {
        return new Did.Settings(
                request.areaCode() == null ? numbers.areaCode(number) : request.areaCode(),
                Objects.requireNonNullElse(request.trunk(), Did.Settings.ANY_TRUNK),
                DidStatus.findByWireName(Objects.requireNonNullElse(request.status(), ""))
                        .orElse(DidStatus.AVAILABLE),
                request.maxUsage(),
                Objects.requireNonNullElse(request.tags(), List.of()),
                Objects.requireNonNullElse(request.metadata(), Map.of()));
    }

    private static RuntimeException cannotChange(String detail) {
        return DidProblem.NUMBER_CANNOT_CHANGE.problem(detail);
    }

    /// To the microsecond, as the database stores it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
