package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.tenantreadmodel.NumbersOfDeletedTenants;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Deactivates the numbers of deleted tenants, a limited number in each transaction.
@Component
class DeactivateDids implements NumbersOfDeletedTenants {
    /// The author of changes that the service makes by itself.
    private static final CurrentUser SYSTEM = new CurrentUser("system", "system", Role.ADMIN, Optional.empty());

    private static final int PER_TRANSACTION = 200;

    private final DidRepository dids;
    private final StoreDid store;
    private final Clock clock;
    private final TransactionalOperator transactions;

    DeactivateDids(DidRepository dids, StoreDid store, Clock clock, TransactionalOperator transactions) {
        this.dids = dids;
        this.store = store;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public Mono<Void> deactivate(List<TenantId> tenants) {
        return tenants.isEmpty()
                ? Mono.empty()
                : deactivateNext(tenants).repeat().takeWhile(found -> found > 0).then();
    }

    /// How many there were.
    private Mono<Integer> deactivateNext(List<TenantId> tenants) {
        return dids.lockActive(tenants, PER_TRANSACTION)
                .delayUntil(found -> Flux.fromIterable(found).concatMap(this::deactivate))
                .map(List::size)
                .as(transactions::transactional);
    }

    private Mono<DidView> deactivate(DidWithUsage before) {
        var settings = before.did().settings().withStatus(DidStatus.INACTIVE);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.update(SYSTEM, before, before.did().withSettings(settings, now));
    }
}
