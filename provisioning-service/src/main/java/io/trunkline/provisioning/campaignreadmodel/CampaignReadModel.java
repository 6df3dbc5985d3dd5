package io.trunkline.provisioning.campaignreadmodel;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The campaigns that use a client or carrier, or belong to a tenant, by campaign.changed. Fails with
/// `service.not-ready` until this service has consumed the topic once.
public interface CampaignReadModel {

    /// The names of the campaigns that are linked to a client, sorted.
    Mono<List<String>> namesLinkingClient(UUID clientId);

    /// The campaigns that name a carrier or use its dial prefix, sorted by name.
    Mono<List<CampaignUse>> usingCarrier(UUID carrierId, Optional<String> dialPrefix);

    /// The names of a tenant's campaigns, sorted.
    Mono<List<String>> namesOfTenant(UUID tenantId);

    /// A campaign that uses a carrier.
    ///
    /// @param active whether its status is `active`
    /// @param by `carrier` if it names the carrier, `dial-prefix` if it uses its dial prefix
    record CampaignUse(UUID id, String name, UUID tenantId, boolean active, String by) {}
}
