package io.trunkline.routing.campaigns;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.campaigns.store.Campaigns;
import io.trunkline.routing.campaigns.store.Campaigns.DidHolder;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Creates, changes and deletes campaigns. A change is one transaction: lock the campaign's row, compare its
/// version, save the next version and its limits, publish the event, and write the audit log.
@Component
class ManageCampaigns {
    private static final String CREATE = "POST /api/v1/campaigns";

    private final Campaigns campaigns;
    private final CheckReferences references;
    private final Caps caps;
    private final CampaignViews views;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ManageCampaigns(
            Campaigns campaigns,
            CheckReferences references,
            Caps caps,
            CampaignViews views,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.campaigns = campaigns;
        this.references = references;
        this.caps = caps;
        this.views = views;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<CampaignConfiguration> get(CurrentUser caller, UUID id) {
        return campaigns.find(id, caller.tenantId()).switchIfEmpty(notFound());
    }

    /// @param tenant of the request, or the caller's own
    /// @param settings those of the request
    Mono<IdempotentAnswer<CampaignView>> create(
            CreateRequest<CampaignRequest> request, UUID tenant, Settings settings) {
        Instant now = now();
        List<UUID> dids = request.draft().didIdsOrEmpty();
        CampaignConfiguration campaign = new CampaignConfiguration(
                UUID.randomUUID(), tenant, 1, false, settings, dids, List.of(), List.of(), now, now);
        return idempotentRequests
                .once(
                        new IdempotentRequest<>(request.keyOf(CREATE), request.draft(), CampaignView.class),
                        insert(request.by(), campaign))
                .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all))
                .as(references::await)
                .onErrorResume(DuplicateKeyException.class, duplicate -> conflict(duplicate, campaign));
    }

    private Mono<CampaignView> insert(CurrentUser caller, CampaignConfiguration campaign) {
        return references
                .check(null, campaign)
                .then(campaigns.insert(campaign))
                .then(caps.setLimits(CampaignCaps.limitedCaps(campaign)))
                .then(publish(caller, AuditEntry.CREATE, campaign, Change.to(campaign)))
                .flatMap(views::view);
    }

    Mono<CampaignConfiguration> delete(CurrentUser caller, UUID id, IfMatch match) {
        return change(
                new CampaignChange(caller, id, match, DryRun.NO, AuditEntry.DELETE), CampaignConfiguration::asDeleted);
    }

    /// @param next returns the next version, or the same instance if nothing changes
    Mono<CampaignConfiguration> change(
            CampaignChange change, BiFunction<CampaignConfiguration, Instant, CampaignConfiguration> next) {
        return change(change, next, Mono::just);
    }

    /// @param next returns the next version, or the same instance if nothing changes
    /// @param view makes the result of the campaign, within the transaction of the change
    <T> Mono<T> change(
            CampaignChange change,
            BiFunction<CampaignConfiguration, Instant, CampaignConfiguration> next,
            Function<CampaignConfiguration, Mono<T>> view) {
        return campaigns
                .lock(change.id(), change.by().tenantId())
                .switchIfEmpty(notFound())
                .doOnNext(campaign -> change.ifMatch().require(campaign.version()))
                .flatMap(campaign -> replace(change, campaign, next.apply(campaign, now())))
                .flatMap(view)
                .as(all -> ChangeTransaction.run(transactions, change.dryRun(), all))
                .as(references::await)
                .onErrorResume(UniqueViolation.class, violation -> conflict(violation.duplicate, violation.campaign));
    }

    private Mono<CampaignConfiguration> replace(
            CampaignChange change, CampaignConfiguration before, CampaignConfiguration after) {
        return save(change, before, after)
                .onErrorMap(DuplicateKeyException.class, duplicate -> new UniqueViolation(duplicate, after));
    }

    /// Rolls the transaction back and names the change that violated a unique index.
    private static final class UniqueViolation extends RuntimeException {
        private final transient DuplicateKeyException duplicate;
        private final transient CampaignConfiguration campaign;

        UniqueViolation(DuplicateKeyException duplicate, CampaignConfiguration campaign) {
            super(duplicate);
            this.duplicate = duplicate;
            this.campaign = campaign;
        }
    }

    private Mono<CampaignConfiguration> save(
            CampaignChange change, CampaignConfiguration before, CampaignConfiguration after) {
        if (after == before) {
            return Mono.just(before);
        }
        return references
                .check(before, after)
                .then(campaigns.replace(after))
                .then(caps.setLimits(CampaignCaps.limitedCaps(after), CampaignCaps.removedCaps(before, after)))
                .then(publish(change.by(), change.action(), after, auditedChange(before, after)));
    }

    private static Change auditedChange(CampaignConfiguration before, CampaignConfiguration after) {
        return after.deleted() ? Change.from(before) : Change.between(before, after);
    }

    private Mono<CampaignConfiguration> publish(
            CurrentUser caller, String action, CampaignConfiguration campaign, Change change) {
        var entity = Entity.ofTenant(campaign.tenantId(), "campaign", campaign.id(), campaign.version());
        return outbox.append(CampaignEvents.changed(campaign))
                .then(auditLog.append(AuditEntry.of(caller, action, entity, change)))
                .thenReturn(campaign);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such campaign"));
    }

    /// Finds the campaign that uses the number, after the transaction has ended.
    private <T> Mono<T> conflict(DuplicateKeyException duplicate, CampaignConfiguration campaign) {
        if (!String.valueOf(duplicate.getMessage()).contains("campaign_dids_one_active")) {
            return Mono.error(RoutingProblem.NAME_TAKEN.problem("The tenant already has a campaign named "
                    + campaign.settings().name()));
        }
        return campaigns
                .findHolders(campaign.didIds(), campaign.id())
                .map(holders -> holders.stream()
                        .findFirst()
                        .map(ManageCampaigns::taken)
                        .orElseGet(() -> RoutingProblem.DID_TAKEN.problem(
                                "A number of this campaign is used by another active campaign")))
                .flatMap(Mono::error);
    }

    static ProblemException taken(DidHolder holder) {
        return RoutingProblem.DID_TAKEN.problem(
                "The number " + holder.number() + " is used by the active campaign " + holder.campaign(),
                Map.of("didId", holder.didId(), "campaignId", holder.campaignId()));
    }
}
