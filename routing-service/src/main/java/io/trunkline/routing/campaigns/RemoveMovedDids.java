package io.trunkline.routing.campaigns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.store.Campaigns;
import io.trunkline.routing.campaigns.store.Campaigns.DidOfCampaign;
import io.trunkline.routing.readmodel.MovedDids;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Removes numbers that were moved to another tenant from the campaigns of the former one, also as caller IDs. Each
/// campaign gets a new version, with an event and an entry in the audit log.
@Component
class RemoveMovedDids implements MovedDids {
    /// The author of changes that the service makes by itself.
    private static final CurrentUser SYSTEM = new CurrentUser("system", "system", Role.ADMIN, Optional.empty());

    private static final IfMatch ANY_VERSION = IfMatch.parse(null);

    private final Campaigns campaigns;
    private final ManageCampaigns manageCampaigns;

    RemoveMovedDids(Campaigns campaigns, ManageCampaigns manageCampaigns) {
        this.campaigns = campaigns;
        this.manageCampaigns = manageCampaigns;
    }

    @Override
    public Mono<Void> removeFromCampaigns(Collection<UUID> dids) {
        return dids.isEmpty()
                ? Mono.empty()
                : campaigns
                        .findOfOtherTenants(dids)
                        .flatMapIterable(found -> byCampaign(found).entrySet())
                        .concatMap(entry -> remove(entry.getKey(), entry.getValue()))
                        .then();
    }

    private static Map<UUID, Set<UUID>> byCampaign(List<DidOfCampaign> found) {
        return found.stream().collect(groupingBy(DidOfCampaign::campaignId, mapping(DidOfCampaign::didId, toSet())));
    }

    private Mono<CampaignConfiguration> remove(UUID campaign, Set<UUID> dids) {
        var change = new CampaignChange(SYSTEM, campaign, ANY_VERSION, DryRun.NO, "remove-did");
        return manageCampaigns.change(change, (found, now) -> found.withoutDids(dids, now));
    }
}
