package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.domain.CountDifference;
import io.trunkline.cdr.statistics.domain.Dimension;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.web.paging.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which statistics are requested.
///
/// @param ids only the rows with these ids; empty for all rows
/// @param range whole buckets
/// @param bucket the length of the buckets of the time series; empty for no time series
/// @param tenantId a seller's own tenant, or the one that an admin or staff asks for
record StatisticsQuery(
        Dimension by, List<String> ids, TimeRange range, Optional<Duration> bucket, Optional<UUID> tenantId) {
    /// Of all time series on a page; more would take seconds.
    private static final int MAX_POINTS = 10_000;

    /// The tenant of the rows to read. Ids that several tenants share have rows for all tenants together. Empty if
    /// each row belongs to one tenant, and those of all are read.
    Optional<UUID> tenantOfRows() {
        return by.isShared() && tenantId.isEmpty() ? Optional.of(CountDifference.NO_SINGLE_TENANT) : tenantId;
    }

    /// A page with fewer rows if their time series would have too many points.
    PageRequest shortened(PageRequest page) {
        long buckets = bucket.map(range::buckets).orElse(0L);
        long rows = buckets == 0 ? page.limit() : Math.max(1, MAX_POINTS / buckets);
        return new PageRequest(Math.toIntExact(Math.min(page.limit(), rows)), page.after(), page.sort(), page.count());
    }
}
