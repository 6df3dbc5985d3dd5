package io.trunkline.did.campaignreadmodel;

import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Finds campaigns.
public interface CampaignReadModel {
    /// The names of the active campaigns that receive calls on the number.
    ///
    /// @return fails with `service.not-ready` if not all campaigns have been read yet
    Mono<List<String>> activeOn(DidId did);

    /// The numbers that the campaign rotates through as caller ID; none for all of the tenant.
    ///
    /// @return empty if the tenant has no such campaign
    Mono<List<DidId>> callerIds(TenantId tenant, UUID campaign);
}
