package io.trunkline.did.numbers;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditEntry.Actor;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.RequestKey;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Adds, changes and removes numbers. The row is written first, which locks it, then the audit entry and the event,
/// in one transaction.
@Component
class SaveDid {
    private static final String ENTITY = "did";

    private final DidRepository dids;
    private final ReadNumber numbers;
    private final TenantResolver tenantResolver;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SaveDid(
            DidRepository dids,
            ReadNumber numbers,
            TenantResolver tenantResolver,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            Outbox outbox,
            Clock clock,
            TransactionalOperator transaction) {
        this.dids = dids;
        this.numbers = numbers;
        this.tenantResolver = tenantResolver;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @param key null if the request has no Idempotency-Key
    Mono<DidView> add(CurrentUser by, @Nullable IdempotencyKey key, AddDidRequest request) {
        var requestKey = new RequestKey(by.userId(), "POST /api/v1/dids", key == null ? null : key.value());
        var addition = tenantResolver
                .resolve(by, request.tenantId())
                .map(tenant -> newDid(tenant, request))
                .flatMap(did -> insert(by, did));
        return idempotentRequests
                .once(new IdempotentRequest<>(requestKey, request, DidView.class), addition)
                .as(transaction::transactional);
    }

    Mono<DidView> change(CurrentUser by, DidId id, IfMatch ifMatch, ChangeDidRequest request) {
        return changeLocked(by, id, ifMatch, AuditEntry.UPDATE, did -> applyChange(did, request));
    }

    Mono<Void> remove(CurrentUser by, DidId id, IfMatch ifMatch) {
        return changeLocked(by, id, ifMatch, AuditEntry.DELETE, did -> did.asDeleted(now()))
                .then();
    }

    private Mono<DidView> changeLocked(
            CurrentUser by, DidId id, IfMatch ifMatch, String action, UnaryOperator<Did> edit) {
        return dids.lock(id, by.tenantId().map(TenantId::new))
                .switchIfEmpty(Mono.error(() -> FindDids.notFound(id)))
                .doOnNext(before -> ifMatch.require(before.did().version()))
                .map(before -> new DidWithUsage(edit.apply(before.did()), before.calls(), before.lastUsed()))
                .flatMap(after -> dids.update(after.did()).then(recordChange(by, action, after)))
                .as(transaction::transactional);
    }

    private Mono<DidView> insert(CurrentUser by, Did did) {
        return dids.insert(did).then(recordChange(by, AuditEntry.CREATE, DidWithUsage.unused(did)));
    }

    private Mono<DidView> recordChange(CurrentUser by, String action, DidWithUsage usage) {
        Did did = usage.did();
        var view = DidView.of(usage);
        var entity = Entity.ofTenant(did.tenantId().value(), ENTITY, did.id().value(), did.version());
        return auditLog.append(new AuditEntry(new Actor(by.userId(), by.username()), action, entity, view))
                .then(Mono.defer(() -> outbox.append(DidEvents.didChanged(did))))
                .thenReturn(view);
    }

    private Did newDid(TenantId tenant, AddDidRequest request) {
        var number = numbers.read(request.number());
        var settings = new Did.Settings(
                request.areaCode() == null ? numbers.areaCode(number) : request.areaCode(),
                Objects.requireNonNullElse(request.trunk(), Did.Settings.ANY_TRUNK),
                parseStatus(request.status(), DidStatus.AVAILABLE),
                request.maxUsage(),
                Objects.requireNonNullElse(request.metadata(), Map.of()));
        return Did.create(new DidId(UUID.randomUUID()), tenant, number, settings, now());
    }

    private Did applyChange(Did did, ChangeDidRequest request) {
        if (request.tenantId() != null
                && !request.tenantId().equals(did.tenantId().value())) {
            throw cannotChange("The tenant of a DID cannot be changed: delete the DID and add it to the other tenant");
        }
        if (request.number() != null && !numbers.read(request.number()).equals(did.number())) {
            throw cannotChange("The number of a DID cannot be changed: delete the DID and add the other number");
        }
        Did.Settings before = did.settings();
        var after = new Did.Settings(
                request.areaCode() == null ? before.areaCode() : request.areaCode(),
                Objects.requireNonNullElse(request.trunk(), before.trunk()),
                parseStatus(request.status(), before.status()),
                newMaxUsage(request.maxUsage(), before.maxUsage()),
                Objects.requireNonNullElse(request.metadata(), before.metadata()));
        return did.withSettings(after, now());
    }

    private static DidStatus parseStatus(@Nullable String wireName, DidStatus defaultValue) {
        return wireName == null
                ? defaultValue
                : DidStatus.findByWireName(wireName).orElse(defaultValue);
    }

    /// Null keeps the limit and 0 removes it. A number that must not be used gets another status instead.
    private static @Nullable Long newMaxUsage(@Nullable Long requested, @Nullable Long before) {
        if (requested == null) {
            return before;
        }
        return requested == 0 ? null : requested;
    }

    private static RuntimeException cannotChange(String detail) {
        return DidProblem.NUMBER_CANNOT_CHANGE.problem(detail);
    }

    /// To the microsecond, as the database stores it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
