package io.trunkline.routing.blockedcallers;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.readmodel.TenantNumbers;
import io.trunkline.routing.readmodel.TenantResolver;
import io.trunkline.telephony.numbers.NumberReading.Accepted;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import io.trunkline.telephony.numbers.NumberReading.Withheld;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Lists, blocks and unblocks callers. Blocking a blocked caller changes nothing.
@Component
class ManageBlockedCallers {
    private static final String BLOCK = "POST /api/v1/blocked-callers";

    private final BlockedCallers blockedCallers;
    private final TenantResolver tenantResolver;
    private final TenantNumbers numbers;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ManageBlockedCallers(
            BlockedCallers blockedCallers,
            TenantResolver tenantResolver,
            TenantNumbers numbers,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            TransactionalOperator transactions,
            Clock clock) {
        this.blockedCallers = blockedCallers;
        this.tenantResolver = tenantResolver;
        this.numbers = numbers;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param isNew false if the caller was already blocked
    record BlockResult(BlockedCaller caller, boolean isNew) {}

    /// @param filter with the tenant that the request names, and a number in any common notation
    Mono<Page<BlockedCaller>> list(CurrentUser caller, BlockedCallers.Filter filter, PageRequest page) {
        return tenantResolver
                .resolveOfList(caller, filter.tenant())
                .zipWhen(this::numbersOf)
                .map(tenant -> new BlockedCallers.Filter(
                        tenant.getT1(), filter.number().map(text -> number(tenant.getT2(), text)), filter.search()))
                .flatMap(ofTenant -> blockedCallers.list(ofTenant, page));
    }

    private Mono<PhoneNumberReader> numbersOf(Optional<UUID> tenant) {
        return tenant.map(numbers::ofTenant).orElseGet(() -> Mono.just(numbers.ofDefaultCountry()));
    }

    Mono<BlockedCaller> get(CurrentUser caller, UUID id) {
        return blockedCallers.find(id, caller.tenantId()).switchIfEmpty(notFound());
    }

    Mono<IdempotentAnswer<BlockResult>> block(CreateRequest<BlockedCallerRequest> request) {
        CurrentUser caller = request.by();
        BlockedCallerRequest draft = request.draft();
        var once = new IdempotentRequest<>(request.keyOf(BLOCK), draft, BlockResult.class);
        return tenantResolver
                .resolve(caller, draft.tenantId())
                .zipWhen(numbers::ofTenant)
                .map(tenant -> new BlockedCaller(
                        UUID.randomUUID(),
                        tenant.getT1(),
                        number(tenant.getT2(), draft.number()),
                        draft.note(),
                        caller.username(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .flatMap(blocked -> idempotentRequests
                        .once(once, save(caller, blocked))
                        .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all)));
    }

    private Mono<BlockResult> save(CurrentUser caller, BlockedCaller blocked) {
        Mono<BlockResult> created =
                audit(caller, "block", blocked, Change.to(blocked)).thenReturn(new BlockResult(blocked, true));
        Mono<BlockResult> existing =
                blockedCallers.find(blocked.tenantId(), blocked.number()).map(before -> new BlockResult(before, false));
        return blockedCallers.add(blocked).flatMap(added -> added ? created : existing);
    }

    Mono<Void> unblock(CurrentUser caller, UUID id) {
        return blockedCallers
                .remove(id, caller.tenantId())
                .switchIfEmpty(notFound())
                .flatMap(removed -> audit(caller, "unblock", removed, Change.from(removed)))
                .as(transactions::transactional);
    }

    private Mono<Void> audit(CurrentUser caller, String action, BlockedCaller blocked, Change change) {
        var entity = new Entity("blocked-caller", blocked.id().toString(), blocked.tenantId(), null);
        return auditLog.append(AuditEntry.of(caller, action, entity, change));
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such blocked caller"));
    }

    private static String number(PhoneNumberReader reader, String text) {
        return switch (reader.read(text)) {
            case Accepted(var number) -> number.e164();
            case Withheld _ -> CallerIdentity.ANONYMOUS;
            case Refused _ ->
                throw CommonProblem.NUMBER_INVALID.problem(
                        "number must be a phone number such as +14045556789, or anonymous",
                        new FieldViolation(
                                "number", "e164", "must be a phone number such as +14045556789, or anonymous"));
        };
    }
}
