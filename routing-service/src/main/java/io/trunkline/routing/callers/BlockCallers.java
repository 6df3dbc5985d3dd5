package io.trunkline.routing.callers;

import io.trunkline.routing.catalogue.Catalogue;
import io.trunkline.routing.decisions.Numbers;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Whom a tenant's numbers do not answer. Blocking twice and letting in twice change nothing the second time.
@Component
class BlockCallers {
    private final BlockedCallers callers;
    private final Catalogue catalogue;
    private final Numbers numbers;
    private final TransactionalOperator transactions;
    private final Clock clock;

    BlockCallers(
            BlockedCallers callers,
            Catalogue catalogue,
            Numbers numbers,
            TransactionalOperator transactions,
            Clock clock) {
        this.callers = callers;
        this.catalogue = catalogue;
        this.numbers = numbers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param isNew whether it was not blocked before
    record Blocked(BlockedCaller caller, boolean isNew) {}

    Mono<List<BlockedCaller>> list(CurrentUser caller, @Nullable UUID named, PageRequest page) {
        return tenant(caller, named).flatMap(tenant -> callers.list(tenant, page));
    }

    Mono<Blocked> block(CurrentUser caller, BlockedCallerRequest request) {
        String number = number(request.number());
        return tenant(caller, request.tenantId())
                .map(tenant -> new BlockedCaller(
                        tenant,
                        number,
                        request.note(),
                        caller.username(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .flatMap(blocked -> keep(caller, blocked));
    }

    private Mono<Blocked> keep(CurrentUser caller, BlockedCaller blocked) {
        Mono<Blocked> kept = callers.audit(caller, "blocked", blocked.tenantId(), blocked.number())
                .thenReturn(new Blocked(blocked, true));
        Mono<Blocked> there =
                callers.find(blocked.tenantId(), blocked.number()).map(before -> new Blocked(before, false));
        return callers.add(blocked).flatMap(added -> added ? kept : there).as(transactions::transactional);
    }

    Mono<Void> letIn(CurrentUser caller, @Nullable UUID named, String text) {
        String number = number(text);
        return tenant(caller, named)
                .flatMap(tenant -> callers.remove(tenant, number)
                        .filter(removed -> removed)
                        .flatMap(_ -> callers.audit(caller, "let-in", tenant, number))
                        .as(transactions::transactional));
    }

    private String number(String text) {
        if (text.strip().equalsIgnoreCase(Numbers.ANONYMOUS)) {
            return Numbers.ANONYMOUS;
        }
        return numbers.normalise(text.strip())
                .orElseThrow(() -> CommonProblem.INVALID.problem(
                        "Not as it must be: number",
                        new FieldViolation(
                                "number", "e164", "must be a phone number such as +14045556789, or anonymous")))
                .e164();
    }

    private Mono<UUID> tenant(CurrentUser caller, @Nullable UUID named) {
        if (named == null) {
            return Mono.justOrEmpty(caller.tenantId())
                    .switchIfEmpty(Mono.error(
                            () -> RoutingProblem.TENANT_UNKNOWN.problem("Say whose callers they are: tenantId")));
        }
        if (!caller.canSee(named)) {
            return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no tenant " + named));
        }
        return catalogue
                .hasTenant(named)
                .filter(known -> known)
                .map(_ -> named)
                .switchIfEmpty(Mono.error(() -> RoutingProblem.TENANT_UNKNOWN.problem("There is no tenant " + named)));
    }
}
