package io.trunkline.routing.liveusage;

import io.trunkline.routing.platform.LiveSettings;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists held leases, for admins and staff.
@RestController
@RequestMapping(ApiPath.V1 + "/leases")
class LeaseController {
    private final LiveUsage liveUsage;
    private final LiveSettings settings;

    LeaseController(LiveUsage liveUsage, LiveSettings settings) {
        this.liveUsage = liveUsage;
        this.settings = settings;
    }

    /// @param node only leases of calls on this node
    /// @param tenantId only leases of this tenant
    /// @param campaignId only leases of this campaign
    /// @param carrierId only leases of attempts to or from this carrier
    @GetMapping
    Mono<Page<LiveLease>> list(
            @RequestParam Optional<String> node,
            @RequestParam Optional<UUID> tenantId,
            @RequestParam Optional<UUID> campaignId,
            @RequestParam Optional<UUID> carrierId,
            @RequestParam Optional<String> callId,
            @ListOptions(sort = "takenAt") PageRequest page) {
        return liveUsage
                .leases(new LeaseFilter(node, tenantId, campaignId, carrierId, callId), page)
                .timeout(settings.readTimeout());
    }
}
