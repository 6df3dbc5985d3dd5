package io.trunkline.provisioning.campaigns;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Which campaigns use what. Asked before this service has caught up, the answer is an error
/// `service.not-ready`.
public interface HeardCampaigns {

    /// The names of the campaigns that link a client, in order.
    Mono<List<String>> linking(UUID clientId);

    /// The names of a tenant's campaigns, in order.
    Mono<List<String>> ofTenant(UUID tenantId);
}
