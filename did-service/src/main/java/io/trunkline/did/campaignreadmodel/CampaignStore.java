package io.trunkline.did.campaignreadmodel;

import io.trunkline.events.configuration.CampaignChanged;
import java.util.List;
import reactor.core.publisher.Mono;

interface CampaignStore {
    /// Stores those that are newer than the stored version.
    ///
    /// @param campaigns each campaign once
    Mono<Void> save(List<CampaignChanged> campaigns);
}
