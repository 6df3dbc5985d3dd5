package io.trunkline.routing.campaigns.store;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where campaigns are kept. A tenant, where one is given, sees its own only.
public interface Campaigns {
    /// Empty for one that does not exist, is deleted, or is another tenant's.
    Mono<CampaignConfiguration> find(UUID id, Optional<UUID> tenant);

    /// As [#find], with its row locked until the transaction ends.
    Mono<CampaignConfiguration> lock(UUID id, Optional<UUID> tenant);

    /// By id, one row more than the page shows.
    Mono<List<CampaignConfiguration>> list(Optional<UUID> tenant, PageRequest page);

    /// Keeps a first version.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException naming the index of what is taken
    Mono<Void> insert(CampaignConfiguration campaign);

    /// Keeps the next version of a campaign that is locked.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException naming the index of what is taken
    Mono<Void> replace(CampaignConfiguration campaign);

    /// A number and the active campaign that it answers for.
    record DidHolder(UUID didId, String number, UUID campaignId, String campaign) {}

    /// The first of the numbers that answers for another active campaign.
    Mono<DidHolder> findHolder(List<UUID> dids, UUID other);

    /// Leaves a row that says who changed what.
    Mono<Void> audit(CurrentUser actor, String action, CampaignConfiguration after, Instant at);

    /// All of them, deleted ones too, each locked against change.
    Flux<CampaignConfiguration> findAllForShare();
}
