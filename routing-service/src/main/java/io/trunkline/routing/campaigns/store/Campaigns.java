package io.trunkline.routing.campaigns.store;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores campaigns. With a tenant given, only its own campaigns are found.
public interface Campaigns {
    /// Empty if the campaign does not exist, is deleted, or belongs to another tenant.
    Mono<CampaignConfiguration> find(UUID id, Optional<UUID> tenant);

    /// Like [#find], and locks the row until the transaction ends.
    Mono<CampaignConfiguration> lock(UUID id, Optional<UUID> tenant);

    /// Can be sorted by `name` and `createdAt`.
    Mono<Page<CampaignConfiguration>> list(Filter filter, PageRequest page);

    /// Filters of a list; an empty one matches every campaign.
    ///
    /// @param statuses `active` or `inactive`
    /// @param search part of the name; case is ignored
    record Filter(Optional<UUID> tenant, List<String> statuses, Optional<String> name, Optional<String> search) {
        /// The filter with the tenant that the caller may see.
        public Filter withTenant(Optional<UUID> visible) {
            return new Filter(visible, statuses, name, search);
        }
    }

    /// Inserts the first version.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException naming the violated index
    Mono<Void> insert(CampaignConfiguration campaign);

    /// Saves the next version of a locked campaign.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException naming the violated index
    Mono<Void> replace(CampaignConfiguration campaign);

    /// A number and the active campaign that uses it.
    record DidHolder(UUID didId, String number, UUID campaignId, String campaign) {}

    /// Those of the numbers that are used by active campaigns other than `other`, by number.
    Mono<List<DidHolder>> findHolders(List<UUID> dids, UUID other);

    /// A number of a campaign, to receive calls on or as caller ID.
    record DidOfCampaign(UUID campaignId, UUID didId) {}

    /// The campaigns, active or not, that have one of these numbers, although it belongs to another tenant.
    Mono<List<DidOfCampaign>> findOfOtherTenants(Collection<UUID> dids);

    /// The next campaigns after an id, sorted by id. Includes deleted ones. Locks their rows against changes until
    /// the transaction ends.
    Mono<List<CampaignConfiguration>> lockPageForShare(UUID after, int limit);
}
