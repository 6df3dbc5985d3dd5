package io.trunkline.provisioning.campaignreadmodel;

import io.trunkline.events.configuration.CampaignChanged;
import java.util.List;
import reactor.core.publisher.Mono;

/// Stores the read model of campaigns.
interface CampaignStore {
    /// Stores campaigns, except those of which the same or a later version is stored.
    ///
    /// @param campaigns at most one event of each campaign
    Mono<Void> save(List<CampaignChanged> campaigns);
}
