package io.trunkline.cdr.alerts;

import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filters of a list of alerts. A null field does not filter.
///
/// @param tenantId a seller's own tenant, or the one that an admin or staff asks for
/// @param since    earliest time, inclusive
/// @param before   position of the previous page's last alert
/// @param maxRows  maximum number of rows to read
record AlertFilter(
        @Nullable UUID tenantId,
        @Nullable String kind,
        @Nullable String severity,
        @Nullable String subject,
        @Nullable Instant since,
        PagePosition before,
        int maxRows) {
    /// The position of an alert in the list.
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
