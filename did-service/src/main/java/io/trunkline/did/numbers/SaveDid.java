package io.trunkline.did.numbers;

import io.trunkline.did.idempotency.IdempotencyKeys;
import io.trunkline.did.numbers.AuditLog.Action;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.FieldViolation;
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

/// Adds, changes and removes numbers: the row first, which locks it, then the audit row and the event, in one
/// transaction.
@Component
class SaveDid {
    private final DidRepository dids;
    private final NumberPlan plan;
    private final TenantResolver tenantResolver;
    private final IdempotencyKeys idempotencyKeys;
    private final AuditLog auditLog;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SaveDid(
            DidRepository dids,
            NumberPlan plan,
            TenantResolver tenancy,
            IdempotencyKeys keys,
            AuditLog changes,
            Outbox outbox,
            Clock clock,
            TransactionalOperator transaction) {
        this.dids = dids;
        this.plan = plan;
        this.tenantResolver = tenancy;
        this.idempotencyKeys = keys;
        this.auditLog = changes;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @param key null when the caller asked for no care about repeats; a repeat is answered with the number as
    ///     it is now
    Mono<DidWithUsage> add(CurrentUser by, @Nullable IdempotencyKey key, DidRequests.AddDidRequest request) {
        return tenantResolver
                .resolve(by, request.tenantId())
                .map(tenant -> newDid(tenant, request))
                .flatMap(did -> key == null ? insert(by, did) : insertOnce(by, key, request, did))
                .as(transaction::transactional);
    }

    Mono<DidWithUsage> change(CurrentUser by, UUID id, IfMatch ifMatch, DidRequests.ChangeDidRequest request) {
        return changeLocked(by, id, ifMatch, Action.UPDATE, did -> applyChange(did, request));
    }

    Mono<Void> remove(CurrentUser by, UUID id, IfMatch ifMatch) {
        return changeLocked(by, id, ifMatch, Action.DELETE, did -> did.asDeleted(now()))
                .then();
    }

    private Mono<DidWithUsage> changeLocked(
            CurrentUser by, UUID id, IfMatch ifMatch, Action action, UnaryOperator<Did> edit) {
        return dids.lock(id, by.tenantId())
                .switchIfEmpty(Mono.error(() -> FindDids.notFound(id)))
                .doOnNext(before -> ifMatch.require(before.did().version()))
                .map(before -> new DidWithUsage(edit.apply(before.did()), before.calls(), before.lastUsed()))
                .flatMap(after -> dids.update(after.did())
                        .then(recordChange(by, action, after.did()))
                        .thenReturn(after))
                .as(transaction::transactional);
    }

    private Mono<DidWithUsage> insertOnce(
            CurrentUser by, IdempotencyKey key, DidRequests.AddDidRequest request, Did did) {
        return idempotencyKeys
                .claim(by, key, request, did.id())
                .flatMap(id -> id.equals(did.id())
                        ? insert(by, did)
                        : dids.find(id, by.tenantId()).switchIfEmpty(Mono.error(() -> FindDids.notFound(id))));
    }

    private Mono<DidWithUsage> insert(CurrentUser by, Did did) {
        return dids.insert(did).then(recordChange(by, Action.CREATE, did)).thenReturn(DidWithUsage.unused(did));
    }

    private Mono<Void> recordChange(CurrentUser by, Action action, Did did) {
        return auditLog.record(by, action, did).then(Mono.defer(() -> outbox.append(DidEvents.didChanged(did))));
    }

    private Did newDid(UUID tenant, DidRequests.AddDidRequest request) {
        var parsed = parseNumber(request.number());
        var settings = new Did.Settings(
                request.areaCode() == null ? parsed.areaCode() : request.areaCode(),
                Objects.requireNonNullElse(request.trunk(), Did.Settings.ANY_TRUNK),
                parseStatus(request.status(), DidStatus.AVAILABLE),
                request.maxUsage(),
                Objects.requireNonNullElse(request.metadata(), Map.of()));
        return Did.create(UUID.randomUUID(), tenant, parsed.number(), settings, now());
    }

    private Did applyChange(Did did, DidRequests.ChangeDidRequest request) {
        if (request.tenantId() != null && !request.tenantId().equals(did.tenantId())) {
            throw cannotChange("A DID stays with its tenant: delete it and add it to the other");
        }
        if (request.number() != null && !parseNumber(request.number()).number().equals(did.number())) {
            throw cannotChange("A DID keeps its number: delete it and add the other");
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

    private NumberPlan.Parsed parseNumber(String number) {
        return plan.parse(number)
                .orElseThrow(() -> DidProblem.INVALID_NUMBER.problem(
                        "Invalid phone number: " + number,
                        new FieldViolation("number", "phone-number", "must be a phone number")));
    }

    private static DidStatus parseStatus(@Nullable String wireName, DidStatus otherwise) {
        return wireName == null ? otherwise : DidStatus.findByWireName(wireName).orElse(otherwise);
    }

    /// Left out it stays, and 0 takes it away: a limit of no calls is what a status is for.
    private static @Nullable Long newMaxUsage(@Nullable Long wanted, @Nullable Long before) {
        if (wanted == null) {
            return before;
        }
        return wanted == 0 ? null : wanted;
    }

    private static RuntimeException cannotChange(String detail) {
        return DidProblem.NUMBER_CANNOT_CHANGE.problem(detail);
    }

    /// To the microsecond, as the database keeps it: what is answered now is what is read later.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
