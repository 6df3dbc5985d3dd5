package io.trunkline.routing.liveusage;

import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which leases to list; null does not filter.
///
/// @param after the position of the previous page's last lease
/// @param rows at most this many rows
record LeaseFilter(
        @Nullable String node,
        @Nullable UUID campaignId,
        @Nullable UUID carrierId,
        @Nullable String callId,
        Position after,
        int rows) {
    /// A position in the list.
    record Position(Instant takenAt, UUID id) {
        static Position after(PageRequest page) {
            return page.after()
                    .map(cursor -> new Position(cursor.time(0), cursor.uuid(1)))
                    .orElse(new Position(Instant.EPOCH, new UUID(0, 0)));
        }
    }
}
