package io.trunkline.provisioning.tenants;

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
import io.trunkline.provisioning.campaignreadmodel.CampaignReadModel;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.tenants.domain.TenantDraft;
import io.trunkline.provisioning.tenants.domain.TenantRules;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Creates, changes and deletes tenants. Each change writes the row, the audit entry and the events in
/// one transaction.
@Component
class SaveTenant {
    private static final String ENTITY = "tenant";

    private final TenantRepository tenants;
    private final CampaignReadModel campaigns;
    private final List<PartsOfTenant> parts;
    private final ChangeRecorder changes;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;
    private final Country defaultCountry;

    /// @param defaultCountry ISO 3166-1; the country of a tenant that is saved without one
    SaveTenant(
            TenantRepository tenants,
            CampaignReadModel campaigns,
            List<PartsOfTenant> parts,
            ChangeRecorder changes,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock,
            @Value("${trunkline.tenants.default-country}") String defaultCountry) {
        this.tenants = tenants;
        this.campaigns = campaigns;
        this.parts = List.copyOf(parts);
        this.changes = changes;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
        this.defaultCountry = new Country(defaultCountry);
    }

    Mono<IdempotentAnswer<TenantView>> create(CreateRequest<TenantDraft> request) {
        var now = now();
        var tenant = new Tenant(
                new TenantId(UUID.randomUUID()),
                1,
                ProblemMapping.valueOrThrow(TenantRules.check(request.draft(), defaultCountry)),
                now,
                now,
                null);
        var change = tenants.insert(tenant)
                .then(recordChange(request.by(), Action.CREATE, tenant, Change.to(TenantView.of(tenant))));
        var idempotent =
                new IdempotentRequest<>(request.keyOf("POST /api/v1/tenants"), request.draft(), TenantView.class);
        return idempotentRequests
                .once(idempotent, change)
                .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all));
    }

    Mono<TenantView> change(TenantId id, ChangeRequest<TenantDraft> request) {
        return lockForChange(id, request.ifMatch())
                .flatMap(before -> change(before, request))
                .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all));
    }

    Mono<Void> delete(CurrentUser by, TenantId id, IfMatch ifMatch) {
        return lockForChange(id, ifMatch)
                .delayUntil(this::requireUnused)
                .flatMap(before -> delete(by, before))
                .then()
                .as(transactions::transactional);
    }

    private Mono<TenantView> delete(CurrentUser by, Tenant before) {
        var deleted =
                new Tenant(before.id(), before.version() + 1, before.settings(), before.createdAt(), now(), now());
        return Flux.fromIterable(parts)
                .concatMap(part -> part.delete(by, before.id()))
                .then(tenants.update(deleted))
                .then(recordChange(by, Action.DELETE, deleted, Change.from(TenantView.of(before))));
    }

    private Mono<TenantView> change(Tenant before, ChangeRequest<TenantDraft> request) {
        var draft = request.edit().apply(TenantDraft.of(before.settings()));
        var settings = ProblemMapping.valueOrThrow(TenantRules.check(draft, defaultCountry));
        if (settings.equals(before.settings())) {
            return Mono.just(TenantView.of(before));
        }
        var after = new Tenant(before.id(), before.version() + 1, settings, before.createdAt(), now(), null);
        var audited = Change.between(TenantView.of(before), TenantView.of(after));
        return tenants.update(after).then(recordChange(request.by(), Action.UPDATE, after, audited));
    }

    private Mono<Tenant> lockForChange(TenantId id, IfMatch ifMatch) {
        return tenants.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such tenant")))
                .doOnNext(tenant -> ifMatch.require(tenant.version()));
    }

    private Mono<Void> requireUnused(Tenant tenant) {
        return Mono.zip(
                        tenants.hasUsers(tenant.id()),
                        campaigns.namesOfTenant(tenant.id().value()))
                .filter(uses -> uses.getT1() || !uses.getT2().isEmpty())
                .flatMap(_ -> Mono.error(ProvisioningProblem.TENANT_IN_USE.problem(
                        "Delete the tenant's users and campaigns first, or suspend the tenant")));
    }

    private Mono<TenantView> recordChange(CurrentUser by, Action action, Tenant tenant, Change change) {
        var id = tenant.id().value();
        var entity = Entity.ofTenant(id, ENTITY, id, tenant.version());
        return changes.record(new RecordedChange(by, action, entity, change, TenantEvents.eventsFor(tenant)))
                .thenReturn(TenantView.of(tenant));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
