package io.trunkline.provisioning.campaignreadmodel;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The campaigns that use a client or belong to a tenant, by campaign.changed. Fails with `service.not-ready` until
/// this service has consumed the topic once.
public interface CampaignReadModel {

    /// The names of the campaigns that are linked to a client, sorted.
    Mono<List<String>> namesLinkingClient(UUID clientId);

    /// The names of a tenant's campaigns, sorted.
    Mono<List<String>> namesOfTenant(UUID tenantId);
}
