package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.AddedDids.AddedDid;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.store.Campaigns;
import io.trunkline.routing.campaigns.store.Campaigns.DidHolder;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Adds numbers to a campaign in one change, without those that other active campaigns use.
@Component
class AddDids {
    private static final String ACTION = "add-did";

    /// Other campaigns may take numbers meanwhile.
    private static final int MAX_TRIES = 5;

    private final ManageCampaigns manage;
    private final Campaigns campaigns;
    private final CheckReferences references;

    AddDids(ManageCampaigns manage, Campaigns campaigns, CheckReferences references) {
        this.manage = manage;
        this.campaigns = campaigns;
        this.references = references;
    }

    /// @param ids numbers, each once or more
    Mono<AddedDids> add(CurrentUser by, UUID campaignId, List<UUID> ids) {
        var distinct = ids.stream().distinct().toList();
        return manage.get(by, campaignId)
                .flatMap(campaign -> references.awaitDids(campaign.tenantId(), distinct))
                .flatMap(known -> addKnown(
                        CampaignChange.ofPart(by, campaignId, DryRun.NO, ACTION),
                        distinct.stream().filter(known::contains).toList(),
                        MAX_TRIES))
                .map(results -> report(distinct, results));
    }

    private Mono<List<AddedDid>> addKnown(CampaignChange change, List<UUID> ids, int tries) {
        return ids.isEmpty()
                ? Mono.just(List.of())
                : addTogether(change, ids)
                        .onErrorResume(
                                problem -> tries > 1 && isTaken(problem),
                                _ -> campaigns
                                        .findHolders(ids, change.id())
                                        .flatMap(holders -> addOthers(change, ids, holders, tries - 1)));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == RoutingProblem.DID_TAKEN;
    }

    private Mono<List<AddedDid>> addOthers(CampaignChange change, List<UUID> ids, List<DidHolder> holders, int tries) {
        var taken = holders.stream()
                .map(holder -> AddedDid.failed(holder.didId(), ManageCampaigns.taken(holder)))
                .collect(Collectors.toMap(AddedDid::id, Function.identity()));
        var others = ids.stream().filter(id -> !taken.containsKey(id)).toList();
        return addKnown(change, others, tries)
                .map(results ->
                        Stream.concat(results.stream(), taken.values().stream()).toList());
    }

    /// What becomes of each number is decided with the campaign locked.
    private Mono<List<AddedDid>> addTogether(CampaignChange change, List<UUID> ids) {
        Map<UUID, AddedDid> results = new HashMap<>();
        return manage.change(change, (campaign, now) -> withDids(campaign, ids, now, results))
                .map(_ -> List.copyOf(results.values()));
    }

    /// @param results is filled with a result for each number
    /// @return the same instance if no number is added
    private static CampaignConfiguration withDids(
            CampaignConfiguration campaign, List<UUID> ids, Instant now, Map<UUID, AddedDid> results) {
        var all = new ArrayList<>(campaign.didIds());
        for (UUID id : ids) {
            if (campaign.didIds().contains(id)) {
                results.put(id, AddedDid.of(id, true));
            } else if (all.size() < CampaignRequest.MAX_DIDS) {
                all.add(id);
                results.put(id, AddedDid.of(id, false));
            } else {
                results.put(id, AddedDid.failed(id, full()));
            }
        }
        return campaign.withSettings(campaign.settings(), all, now);
    }

    private static ProblemException full() {
        return InputErrors.invalid(Stream.of(
                new FieldViolation("didIds", "size", "must have at most " + CampaignRequest.MAX_DIDS + " entries")));
    }

    private static AddedDids report(List<UUID> ids, List<AddedDid> added) {
        var results = added.stream().collect(Collectors.toMap(AddedDid::id, Function.identity()));
        return AddedDids.of(ids.stream()
                .map(id -> results.computeIfAbsent(
                        id, _ -> AddedDid.failed(id, RoutingProblem.DID_UNKNOWN.problem("DID not found: " + id))))
                .toList());
    }
}
