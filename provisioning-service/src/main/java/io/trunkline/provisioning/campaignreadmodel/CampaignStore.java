package io.trunkline.provisioning.campaignreadmodel;

import io.trunkline.events.configuration.CampaignChanged;
import reactor.core.publisher.Mono;

/// Stores the read model of campaigns.
interface CampaignStore {
    /// Stores a campaign, unless the same or a later version is stored.
    Mono<Void> save(CampaignChanged campaign);
}
