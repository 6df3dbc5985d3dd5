package io.trunkline.routing.leases;

import io.trunkline.web.Cursor;
import io.trunkline.web.Page;
import io.trunkline.web.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Who holds what now, for the platform's people.
@RestController
@RequestMapping("/api/leases")
class LeaseController {
    private final Leases leases;

    LeaseController(Leases leases) {
        this.leases = leases;
    }

    @GetMapping
    Mono<Page<LiveLease>> live(PageRequest page) {
        Instant after = page.after().map(cursor -> cursor.time(0)).orElse(Instant.EPOCH);
        UUID afterId = page.after().map(cursor -> cursor.uuid(1)).orElse(new UUID(0, 0));
        return leases.live(after, afterId, page.rowsToRead())
                .map(rows -> Page.of(rows, page, lease -> Cursor.of(lease.takenAt(), lease.id())));
    }
}
