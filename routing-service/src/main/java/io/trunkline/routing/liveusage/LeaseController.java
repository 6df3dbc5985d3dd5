package io.trunkline.routing.liveusage;

import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final LiveUsageSettings settings;

    LeaseController(LiveUsage liveUsage, LiveUsageSettings settings) {
        this.liveUsage = liveUsage;
        this.settings = settings;
    }

    /// @param node only leases of calls on this node
    /// @param campaignId only leases of this campaign
    /// @param carrierId only leases of attempts to or from this carrier
    @GetMapping
    Mono<Page<LiveLease>> list(
            PageRequest page,
            @RequestParam @Nullable @Size(min = 1, max = 64) String node,
            @RequestParam @Nullable UUID campaignId,
            @RequestParam @Nullable UUID carrierId,
            @RequestParam @Nullable @Size(min = 1, max = 100) String callId) {
        LeaseFilter filter = new LeaseFilter(
                node, campaignId, carrierId, callId, LeaseFilter.Position.after(page), page.rowsToRead());
        return liveUsage
                .leases(filter)
                .timeout(settings.readTimeout())
                .map(rows -> Page.of(rows, page, lease -> Cursor.of(lease.takenAt(), lease.id())));
    }
}
