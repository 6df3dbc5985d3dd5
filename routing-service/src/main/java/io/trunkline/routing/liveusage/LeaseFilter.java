package io.trunkline.routing.liveusage;

import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which leases are asked for; an absent field asks for all.
///
/// @param after where the page before ended
/// @param rows  to read at most
record LeaseFilter(
        @Nullable String node,
        @Nullable UUID campaignId,
        @Nullable UUID carrierId,
        @Nullable String callId,
        Position after,
        int rows) {
    /// A lease's place in the list.
    record Position(Instant takenAt, UUID id) {
        static Position after(PageRequest page) {
            return page.after()
                    .map(cursor -> new Position(cursor.time(0), cursor.uuid(1)))
                    .orElse(new Position(Instant.EPOCH, new UUID(0, 0)));
        }
    }
}
