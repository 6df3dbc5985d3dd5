package io.trunkline.routing.live;

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
        Place after,
        int rows) {
    /// A lease's place in the list.
    record Place(Instant takenAt, UUID id) {
        static Place after(PageRequest page) {
            return page.after()
                    .map(cursor -> new Place(cursor.time(0), cursor.uuid(1)))
                    .orElse(new Place(Instant.EPOCH, new UUID(0, 0)));
        }
    }
}
