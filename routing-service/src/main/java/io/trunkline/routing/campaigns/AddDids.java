package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.AddedDids.AddedDid;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Adds numbers to a campaign. All of them are one change, unless one is refused: then each half is tried, down to
/// single numbers.
@Component
class AddDids {
    private static final String ACTION = "add-did";

    private final ManageCampaigns campaigns;
    private final CheckReferences references;

    AddDids(ManageCampaigns campaigns, CheckReferences references) {
        this.campaigns = campaigns;
        this.references = references;
    }

    /// @param ids numbers, each once or more
    Mono<AddedDids> add(CurrentUser by, UUID campaignId, List<UUID> ids) {
        var distinct = ids.stream().distinct().toList();
        return campaigns
                .get(by, campaignId)
                .flatMap(campaign -> references.awaitDids(campaign.tenantId(), distinct))
                .flatMap(known -> addKnown(
                        by,
                        campaignId,
                        distinct.stream().filter(known::contains).toList()))
                .map(added -> report(distinct, added));
    }

    private Mono<List<AddedDid>> addKnown(CurrentUser by, UUID campaignId, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        return addTogether(by, campaignId, ids)
                .onErrorResume(ProblemException.class, problem -> retry(by, campaignId, ids, problem));
    }

    private Mono<List<AddedDid>> addTogether(CurrentUser by, UUID campaignId, List<UUID> ids) {
        var change = CampaignChange.ofPart(by, campaignId, DryRun.NO, ACTION);
        return Mono.defer(() -> campaigns.get(by, campaignId))
                .flatMap(before -> campaigns
                        .change(change, (campaign, now) -> withDids(campaign, ids, now))
                        .map(_ -> ids.stream()
                                .map(id -> AddedDid.of(id, before.didIds().contains(id)))
                                .toList()));
    }

    private Mono<List<AddedDid>> retry(CurrentUser by, UUID campaignId, List<UUID> ids, ProblemException problem) {
        if (ids.size() == 1) {
            return Mono.just(List.of(AddedDid.failed(ids.getFirst(), problem)));
        }
        int half = ids.size() / 2;
        return addKnown(by, campaignId, ids.subList(0, half))
                .flatMap(first -> addKnown(by, campaignId, ids.subList(half, ids.size()))
                        .map(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    /// The same instance if the campaign has all of them.
    private static CampaignConfiguration withDids(CampaignConfiguration campaign, List<UUID> ids, Instant now) {
        var all = Stream.concat(campaign.didIds().stream(), ids.stream())
                .distinct()
                .toList();
        if (all.size() > CampaignRequest.MAX_DIDS
                && all.size() > campaign.didIds().size()) {
            throw InputErrors.invalid(Stream.of(new FieldViolation(
                    "didIds", "size", "must have at most " + CampaignRequest.MAX_DIDS + " entries")));
        }
        return campaign.withSettings(campaign.settings(), all, now);
    }

    private static AddedDids report(List<UUID> ids, List<AddedDid> added) {
        var results = added.stream().collect(Collectors.toMap(AddedDid::id, Function.identity()));
        return AddedDids.of(ids.stream()
                .map(id -> results.computeIfAbsent(
                        id, _ -> AddedDid.failed(id, RoutingProblem.DID_UNKNOWN.problem("DID not found: " + id))))
                .toList());
    }
}
