package io.trunkline.did.numbers;

import io.trunkline.did.numbers.ChangeLog.Action;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.UsedDid;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenants.Tenancy;
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
    private final Dids dids;
    private final NumberPlan plan;
    private final Tenancy tenancy;
    private final RequestKeys keys;
    private final ChangeLog changes;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SaveDid(
            Dids dids,
            NumberPlan plan,
            Tenancy tenancy,
            RequestKeys keys,
            ChangeLog changes,
            Outbox outbox,
            Clock clock,
            TransactionalOperator transaction) {
        this.dids = dids;
        this.plan = plan;
        this.tenancy = tenancy;
        this.keys = keys;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @param key null when the caller asked for no care about repeats; a repeat is answered with the number as
    ///     it is now
    Mono<UsedDid> add(CurrentUser by, @Nullable IdempotencyKey key, DidRequests.Add request) {
        return tenancy.tenant(by, request.tenantId())
                .map(tenant -> fresh(tenant, request))
                .flatMap(did -> key == null ? added(by, did) : addedOnce(by, key, request, did))
                .as(transaction::transactional);
    }

    Mono<UsedDid> change(CurrentUser by, UUID id, IfMatch ifMatch, DidRequests.Change request) {
        return edit(by, id, ifMatch, Action.UPDATE, did -> changed(did, request));
    }

    Mono<Void> remove(CurrentUser by, UUID id, IfMatch ifMatch) {
        return edit(by, id, ifMatch, Action.DELETE, did -> did.removed(now())).then();
    }

    private Mono<UsedDid> edit(CurrentUser by, UUID id, IfMatch ifMatch, Action action, UnaryOperator<Did> edit) {
        return dids.lock(id, by.tenantId())
                .switchIfEmpty(Mono.error(() -> FindDids.notFound(id)))
                .doOnNext(before -> ifMatch.require(before.did().version()))
                .map(before -> new UsedDid(edit.apply(before.did()), before.calls(), before.lastUsed()))
                .flatMap(after -> dids.replace(after.did())
                        .then(told(by, action, after.did()))
                        .thenReturn(after))
                .as(transaction::transactional);
    }

    private Mono<UsedDid> addedOnce(CurrentUser by, IdempotencyKey key, DidRequests.Add request, Did did) {
        return keys.claim(by, key, request, did.id())
                .flatMap(id -> id.equals(did.id())
                        ? added(by, did)
                        : dids.find(id, by.tenantId()).switchIfEmpty(Mono.error(() -> FindDids.notFound(id))));
    }

    private Mono<UsedDid> added(CurrentUser by, Did did) {
        return dids.add(did).then(told(by, Action.CREATE, did)).thenReturn(UsedDid.unused(did));
    }

    private Mono<Void> told(CurrentUser by, Action action, Did did) {
        return changes.note(by, action, did).then(Mono.defer(() -> outbox.append(DidEvents.changed(did))));
    }

    private Did fresh(UUID tenant, DidRequests.Add request) {
        var parsed = parsed(request.number());
        var settings = new Did.Settings(
                request.areaCode() == null ? parsed.areaCode() : request.areaCode(),
                Objects.requireNonNullElse(request.trunk(), Did.Settings.ANY_TRUNK),
                status(request.status(), DidStatus.AVAILABLE),
                request.maxUsage(),
                Objects.requireNonNullElse(request.metadata(), Map.of()));
        return Did.added(UUID.randomUUID(), tenant, parsed.number(), settings, now());
    }

    private Did changed(Did did, DidRequests.Change request) {
        if (request.tenantId() != null && !request.tenantId().equals(did.tenantId())) {
            throw fixed("A DID stays with its tenant: delete it and add it to the other");
        }
        if (request.number() != null && !parsed(request.number()).number().equals(did.number())) {
            throw fixed("A DID keeps its number: delete it and add the other");
        }
        Did.Settings before = did.settings();
        var after = new Did.Settings(
                request.areaCode() == null ? before.areaCode() : request.areaCode(),
                Objects.requireNonNullElse(request.trunk(), before.trunk()),
                status(request.status(), before.status()),
                limit(request.maxUsage(), before.maxUsage()),
                Objects.requireNonNullElse(request.metadata(), before.metadata()));
        return did.changed(after, now());
    }

    private NumberPlan.Parsed parsed(String number) {
        return plan.parse(number)
                .orElseThrow(() -> DidProblem.INVALID_NUMBER.problem(
                        "Invalid phone number: " + number,
                        new FieldViolation("number", "phone-number", "must be a phone number")));
    }

    private static DidStatus status(@Nullable String wireName, DidStatus otherwise) {
        return wireName == null ? otherwise : DidStatus.named(wireName).orElse(otherwise);
    }

    /// Left out it stays, and 0 takes it away: a limit of no calls is what a status is for.
    private static @Nullable Long limit(@Nullable Long wanted, @Nullable Long before) {
        if (wanted == null) {
            return before;
        }
        return wanted == 0 ? null : wanted;
    }

    private static RuntimeException fixed(String detail) {
        return DidProblem.NUMBER_FIXED.problem(detail);
    }

    /// To the microsecond, as the database keeps it: what is answered now is what is read later.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
