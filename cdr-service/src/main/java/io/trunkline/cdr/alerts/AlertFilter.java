package io.trunkline.cdr.alerts;

import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which alerts are asked for; an absent field asks for all.
///
/// @param tenantId a seller's own, or the one that the platform's people ask for
/// @param since    the earliest, inclusive
/// @param before   where the page before ended
/// @param maxRows     to read at most
record AlertFilter(
        @Nullable UUID tenantId,
        @Nullable String kind,
        @Nullable String severity,
        @Nullable String subject,
        @Nullable Instant since,
        PagePosition before,
        int maxRows) {
    /// An alert's place in the list.
    record PagePosition(Instant raisedAt, UUID alertId) {
        private static final PagePosition FIRST_PAGE =
                new PagePosition(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

        static PagePosition of(PageRequest page) {
            return page.after()
                    .map(cursor -> new PagePosition(cursor.time(0), cursor.uuid(1)))
                    .orElse(FIRST_PAGE);
        }
    }
}
