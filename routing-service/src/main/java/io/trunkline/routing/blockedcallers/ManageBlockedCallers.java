package io.trunkline.routing.blockedcallers;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditEntry.Actor;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.messaging.references.AwaitReferences;
import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.platform.RequestKeys;
import io.trunkline.routing.readmodel.ReadModel;
import io.trunkline.telephony.numbers.NumberReading.Accepted;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import io.trunkline.telephony.numbers.NumberReading.Withheld;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Lists, blocks and unblocks callers. Blocking a blocked caller changes nothing.
@Component
class ManageBlockedCallers {
    private static final String BLOCK = "POST /api/v1/blocked-callers";

    private final BlockedCallers blockedCallers;
    private final ReadModel readModel;
    private final AwaitReferences references;
    private final PhoneNumberReader numbers;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ManageBlockedCallers(
            BlockedCallers blockedCallers,
            ReadModel readModel,
            AwaitReferences references,
            PhoneNumberReader numbers,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            TransactionalOperator transactions,
            Clock clock) {
        this.blockedCallers = blockedCallers;
        this.readModel = readModel;
        this.references = references;
        this.numbers = numbers;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param isNew false if the caller was already blocked
    record BlockResult(BlockedCaller caller, boolean isNew) {}

    /// @param text a number in any common notation, or `anonymous`; null for all
    Mono<List<BlockedCaller>> list(CurrentUser caller, @Nullable UUID named, @Nullable String text, PageRequest page) {
        Optional<String> number = Optional.ofNullable(text).map(this::number);
        return tenant(caller, named).flatMap(tenant -> blockedCallers.list(tenant, number, page));
    }

    Mono<BlockedCaller> get(CurrentUser caller, UUID id) {
        return blockedCallers.find(id, caller.tenantId()).switchIfEmpty(notFound());
    }

    Mono<IdempotentAnswer<BlockResult>> block(
            CurrentUser caller, @Nullable IdempotencyKey key, BlockedCallerRequest request) {
        var once = new IdempotentRequest<>(RequestKeys.of(caller, BLOCK, key), request, BlockResult.class);
        String number = number(request.number());
        return tenant(caller, request.tenantId())
                .map(tenant -> new BlockedCaller(
                        UUID.randomUUID(),
                        tenant,
                        number,
                        request.note(),
                        caller.username(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .flatMap(blocked ->
                        idempotentRequests.once(once, save(caller, blocked)).as(transactions::transactional));
    }

    private Mono<BlockResult> save(CurrentUser caller, BlockedCaller blocked) {
        Mono<BlockResult> created = audit(caller, "block", blocked).thenReturn(new BlockResult(blocked, true));
        Mono<BlockResult> existing =
                blockedCallers.find(blocked.tenantId(), blocked.number()).map(before -> new BlockResult(before, false));
        return blockedCallers.add(blocked).flatMap(added -> added ? created : existing);
    }

    Mono<Void> unblock(CurrentUser caller, UUID id) {
        return blockedCallers
                .remove(id, caller.tenantId())
                .switchIfEmpty(notFound())
                .flatMap(removed -> audit(caller, "unblock", removed))
                .as(transactions::transactional);
    }

    private Mono<Void> audit(CurrentUser caller, String action, BlockedCaller blocked) {
        var entity = new Entity("blocked-caller", blocked.id().toString(), blocked.tenantId(), null);
        return auditLog.append(new AuditEntry(new Actor(caller.userId(), caller.username()), action, entity, blocked));
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such blocked caller"));
    }

    private String number(String text) {
        return switch (numbers.read(text)) {
            case Accepted(var number) -> number.e164();
            case Withheld _ -> CallerIdentity.ANONYMOUS;
            case Refused _ ->
                throw CommonProblem.NUMBER_INVALID.problem(
                        "number must be a phone number such as +14045556789, or anonymous",
                        new FieldViolation(
                                "number", "e164", "must be a phone number such as +14045556789, or anonymous"));
        };
    }

    private Mono<UUID> tenant(CurrentUser caller, @Nullable UUID named) {
        if (named == null) {
            return Mono.justOrEmpty(caller.tenantId()).switchIfEmpty(Mono.error(() -> InputErrors.missing("tenantId")));
        }
        if (!caller.canSee(named)) {
            return Mono.error(() -> CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + named));
        }
        Mono<ReferenceState> state = readModel.tenantState(named);
        return references.run(state.filter(found -> found == ReferenceState.AVAILABLE)
                .map(_ -> named)
                .switchIfEmpty(
                        references.refuse(CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + named), state)));
    }
}
