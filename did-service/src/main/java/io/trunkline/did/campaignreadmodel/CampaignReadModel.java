package io.trunkline.did.campaignreadmodel;

import io.trunkline.telephony.ids.DidId;
import java.util.List;
import reactor.core.publisher.Mono;

/// Finds campaigns.
public interface CampaignReadModel {
    /// The names of the active campaigns that receive calls on the number.
    ///
    /// @return fails with `service.not-ready` if not all campaigns have been read yet
    Mono<List<String>> activeOn(DidId did);
}
