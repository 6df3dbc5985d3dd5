package io.trunkline.routing.campaigns;

import io.trunkline.messaging.Outbox;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.Caller;
import io.trunkline.web.CommonProblem;
import io.trunkline.web.IfMatch;
import io.trunkline.web.PageRequest;
import io.trunkline.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Every change is one transaction: the campaign's row is locked, its version compared, the next version kept, said
/// and noted.
@Component
class ManageCampaigns {
    private final Campaigns campaigns;
    private final CheckReferences references;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ManageCampaigns(
            Campaigns campaigns,
            CheckReferences references,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.campaigns = campaigns;
        this.references = references;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<List<CampaignConfiguration>> list(Caller caller, PageRequest page) {
        return campaigns.list(caller.tenantId(), page);
    }

    Mono<CampaignConfiguration> get(Caller caller, UUID id) {
        return campaigns.find(id, caller.tenantId()).switchIfEmpty(absent());
    }

    Mono<CampaignConfiguration> create(Caller caller, UUID tenant, Settings settings, List<UUID> dids) {
        Instant now = now();
        CampaignConfiguration campaign = new CampaignConfiguration(
                UUID.randomUUID(), tenant, 1, false, settings, dids, List.of(), List.of(), now, now);
        return references
                .check(campaign)
                .then(campaigns.insert(campaign))
                .then(said(caller, "created", campaign))
                .as(transactions::transactional)
                .onErrorMap(DuplicateKeyException.class, ManageCampaigns::taken);
    }

    Mono<CampaignConfiguration> configure(Caller caller, UUID id, IfMatch match, Settings settings, List<UUID> dids) {
        return change(caller, id, match, "changed", (campaign, now) -> campaign.configured(settings, dids, now));
    }

    Mono<CampaignConfiguration> remove(Caller caller, UUID id, IfMatch match) {
        return change(caller, id, match, "deleted", CampaignConfiguration::removed);
    }

    /// @param next what the campaign becomes; the same instance for no change at all
    Mono<CampaignConfiguration> change(
            Caller caller,
            UUID id,
            IfMatch match,
            String action,
            BiFunction<CampaignConfiguration, Instant, CampaignConfiguration> next) {
        return campaigns
                .lock(id, caller.tenantId())
                .switchIfEmpty(absent())
                .doOnNext(campaign -> match.require(campaign.version()))
                .flatMap(campaign -> keep(caller, action, campaign, next.apply(campaign, now())))
                .as(transactions::transactional)
                .onErrorMap(DuplicateKeyException.class, ManageCampaigns::taken);
    }

    private Mono<CampaignConfiguration> keep(
            Caller caller, String action, CampaignConfiguration before, CampaignConfiguration after) {
        if (after == before) {
            return Mono.just(before);
        }
        return references.check(after).then(campaigns.replace(after)).then(said(caller, action, after));
    }

    private Mono<CampaignConfiguration> said(Caller caller, String action, CampaignConfiguration campaign) {
        return outbox.append(CampaignEvents.changed(campaign))
                .then(campaigns.audit(caller, action, campaign, campaign.changedAt()))
                .thenReturn(campaign);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Mono<T> absent() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such campaign"));
    }

    private static ProblemException taken(DuplicateKeyException duplicate) {
        return String.valueOf(duplicate.getMessage()).contains("campaign_dids_one_active")
                ? RoutingProblem.DID_TAKEN.problem("A number of this campaign answers for another active campaign")
                : RoutingProblem.NAME_TAKEN.problem("The tenant has another campaign of this name");
    }
}
