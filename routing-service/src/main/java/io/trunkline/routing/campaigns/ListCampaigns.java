package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.store.Campaigns;
import io.trunkline.routing.readmodel.TenantResolver;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Lists campaigns with the current usage of their caps. A seller sees only its own tenant's.
@Component
class ListCampaigns {
    private final Campaigns campaigns;
    private final TenantResolver tenantResolver;
    private final CampaignViews views;

    ListCampaigns(Campaigns campaigns, TenantResolver tenantResolver, CampaignViews views) {
        this.campaigns = campaigns;
        this.tenantResolver = tenantResolver;
        this.views = views;
    }

    /// @param filter its tenant is the one that the request names
    Mono<Page<CampaignView>> list(CurrentUser caller, Campaigns.Filter filter, PageRequest page) {
        return tenantResolver
                .resolveOfList(caller, filter.tenant())
                .flatMap(tenant -> campaigns.list(filter.withTenant(tenant), page))
                .flatMap(found -> views.views(found.items()).map(found::withItems));
    }
}
