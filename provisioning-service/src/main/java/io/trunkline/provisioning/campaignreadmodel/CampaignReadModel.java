package io.trunkline.provisioning.campaignreadmodel;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Which campaigns use what. Asked before this service has caught up, the answer is an error
/// `service.not-ready`.
public interface CampaignReadModel {

    /// The names of the campaigns that link a client, in order.
    Mono<List<String>> namesLinkingClient(UUID clientId);

    /// The names of a tenant's campaigns, in order.
    Mono<List<String>> namesOfTenant(UUID tenantId);
}
