package io.trunkline.did.numbers;

import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.did.campaignreadmodel.CampaignReadModel;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.did.tenantreadmodel.TenantResolver;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Moves a number to another tenant. It keeps its id and settings, and its usage starts at 0. The campaigns of the
/// former tenant lose it when routing-service consumes the change.
@Component
class MoveDid {
    private final DidRepository dids;
    private final CampaignReadModel campaigns;
    private final TenantResolver tenantResolver;
    private final StoreDid store;
    private final Clock clock;
    private final TransactionalOperator transactions;

    MoveDid(
            DidRepository dids,
            CampaignReadModel campaigns,
            TenantResolver tenantResolver,
            StoreDid store,
            Clock clock,
            TransactionalOperator transactions) {
        this.dids = dids;
        this.campaigns = campaigns;
        this.tenantResolver = tenantResolver;
        this.store = store;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// @param by a platform user
    record Move(CurrentUser by, DidId did, UUID tenant, IfMatch ifMatch, DryRun dryRun) {}

    Mono<DidView> run(Move move) {
        return tenantResolver
                .resolve(move.by(), move.tenant())
                .flatMap(tenant -> lock(move)
                        .flatMap(before -> moveTo(move, before, tenant))
                        .as(all -> ChangeTransaction.run(transactions, move.dryRun(), all)));
    }

    private Mono<DidWithUsage> lock(Move move) {
        return dids.lock(move.did(), Optional.empty())
                .switchIfEmpty(Mono.error(() -> FindDids.notFound(move.did())))
                .doOnNext(before -> move.ifMatch().require(before.did().version()));
    }

    private Mono<DidView> moveTo(Move move, DidWithUsage before, TenantId tenant) {
        if (before.did().tenantId().equals(tenant)) {
            return Mono.just(DidView.of(before));
        }
        Did after = before.did().movedTo(tenant, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return campaigns
                .activeOn(move.did())
                .doOnNext(names -> requireUnused(before.did(), names))
                .then(Mono.defer(() -> tenantResolver.lock(tenant)))
                .then(Mono.defer(() -> store.move(move.by(), before, after)));
    }

    private static void requireUnused(Did did, List<String> campaigns) {
        if (!campaigns.isEmpty()) {
            throw DidProblem.IN_ACTIVE_CAMPAIGN.problem("The campaign " + campaigns.getFirst() + " receives calls on "
                    + did.number() + ": deactivate it, or remove the number from it, first");
        }
    }
}
