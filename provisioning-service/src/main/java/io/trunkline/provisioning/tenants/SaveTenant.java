package io.trunkline.provisioning.tenants;

import io.trunkline.provisioning.campaigns.HeardCampaigns;
import io.trunkline.provisioning.changes.Answers;
import io.trunkline.provisioning.changes.Answers.Repeatable;
import io.trunkline.provisioning.changes.ChangeLog;
import io.trunkline.provisioning.changes.ChangeLog.Change;
import io.trunkline.provisioning.changes.ChangeLog.Change.Action;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.Refusals;
import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.tenants.domain.TenantDraft;
import io.trunkline.provisioning.tenants.domain.TenantId;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Makes, changes and deletes tenants, each with its audit row and its events in one transaction.
@Component
class SaveTenant {
    private static final String KIND = "tenant";

    private final Tenants tenants;
    private final HeardCampaigns campaigns;
    private final ChangeLog changes;
    private final Answers answers;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveTenant(
            Tenants tenants,
            HeardCampaigns campaigns,
            ChangeLog changes,
            Answers answers,
            TransactionalOperator transactions,
            Clock clock) {
        this.tenants = tenants;
        this.campaigns = campaigns;
        this.changes = changes;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<TenantView> create(CurrentUser by, @Nullable IdempotencyKey key, TenantDraft draft) {
        var now = now();
        var tenant = new Tenant(new TenantId(UUID.randomUUID()), 1, Refusals.value(draft.check()), now, now, null);
        var change = tenants.insert(tenant).then(logged(by, Action.CREATE, tenant));
        var request = new Repeatable<>(key, by, "POST /api/tenants", draft, TenantView.class, UnaryOperator.identity());
        return answers.once(request, change).as(transactions::transactional);
    }

    Mono<TenantView> replace(CurrentUser by, TenantId id, IfMatch ifMatch, TenantDraft draft) {
        var settings = Refusals.value(draft.check());
        return locked(id, ifMatch)
                .map(before -> new Tenant(id, before.version() + 1, settings, before.createdAt(), now(), null))
                .flatMap(tenant -> tenants.update(tenant).then(logged(by, Action.UPDATE, tenant)))
                .as(transactions::transactional);
    }

    Mono<Void> delete(CurrentUser by, TenantId id, IfMatch ifMatch) {
        return locked(id, ifMatch)
                .delayUntil(this::unused)
                .map(before ->
                        new Tenant(id, before.version() + 1, before.settings(), before.createdAt(), now(), now()))
                .flatMap(tenant -> tenants.update(tenant).then(logged(by, Action.DELETE, tenant)))
                .then()
                .as(transactions::transactional);
    }

    private Mono<Tenant> locked(TenantId id, IfMatch ifMatch) {
        return tenants.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such tenant")))
                .doOnNext(tenant -> ifMatch.require(tenant.version()));
    }

    private Mono<Void> unused(Tenant tenant) {
        return Mono.zip(
                        tenants.hasPeople(tenant.id()),
                        campaigns.ofTenant(tenant.id().value()))
                .filter(uses -> uses.getT1() || !uses.getT2().isEmpty())
                .flatMap(_ -> Mono.error(ProvisioningProblem.TENANT_IN_USE.problem(
                        "Delete its users and campaigns first, or suspend it")));
    }

    private Mono<TenantView> logged(CurrentUser by, Action action, Tenant tenant) {
        var view = TenantView.of(tenant);
        var change =
                new Change(by, action, KIND, tenant.id().value(), tenant.version(), view, TenantEvents.changed(tenant));
        return changes.write(change).thenReturn(view);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
