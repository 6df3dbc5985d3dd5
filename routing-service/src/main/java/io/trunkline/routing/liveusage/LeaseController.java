package io.trunkline.routing.liveusage;

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

/// Who holds what now, lease by lease, for the platform's people.
@RestController
@RequestMapping("/api/leases")
class LeaseController {
    private final LiveUsage liveUsage;
    private final LiveUsageSettings settings;

    LeaseController(LiveUsage holdings, LiveUsageSettings settings) {
        this.liveUsage = holdings;
        this.settings = settings;
    }

    /// @param node       whose calls
    /// @param campaignId whose attempts
    /// @param carrierId  that attempts came in or went out by
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
                .timeout(settings.answerWithin())
                .map(rows -> Page.of(rows, page, lease -> Cursor.of(lease.takenAt(), lease.id())));
    }
}
