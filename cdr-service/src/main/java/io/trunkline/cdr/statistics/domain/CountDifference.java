package io.trunkline.cdr.statistics.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// The difference that changed calls make to the rollups. Not thread-safe.
public final class CountDifference {
    /// The tenant of rows that belong to no single tenant: those of all tenants in the rollups of shared ids, and
    /// those of calls without a tenant.
    public static final UUID NO_SINGLE_TENANT = Contribution.NO_TENANT;

    private final Map<Bucket, Counts> byBucket = new HashMap<>();

    /// A bucket of a rollup.
    ///
    /// @param at its start
    public record Bucket(BucketSize size, Dimension dimension, String id, UUID tenantId, Instant at) {
        /// The bucket of another, larger size that it is in.
        public Bucket within(BucketSize larger) {
            return new Bucket(larger, dimension, id, tenantId, larger.startOf(at));
        }
    }

    /// Whose buckets a call counts in.
    private record Owner(Dimension dimension, String id, UUID tenantId) {
        Bucket bucket(BucketSize size, Instant time) {
            return new Bucket(size, dimension, id, tenantId, size.startOf(time));
        }
    }

    /// Adds the difference between what a call added to the rollups before and what it adds now.
    public void replace(Contribution before, Contribution now) {
        add(before, -1);
        add(now, 1);
    }

    /// The buckets that change.
    public Map<Bucket, Counts> byBucket() {
        var changed = new HashMap<>(byBucket);
        changed.values().removeIf(Counts::isZero);
        return changed;
    }

    private void add(Contribution contribution, int times) {
        for (var counted : contribution.counted()) {
            counted.ids()
                    .forEach((dimension, id) -> tenants(dimension, contribution.tenantId())
                            .forEach(tenant -> add(new Owner(dimension, id, tenant), counted, times)));
        }
    }

    private static List<UUID> tenants(Dimension dimension, UUID tenantId) {
        return dimension.isShared() && !tenantId.equals(NO_SINGLE_TENANT)
                ? List.of(NO_SINGLE_TENANT, tenantId)
                : List.of(tenantId);
    }

    private void add(Owner owner, Contribution.Counted counted, int times) {
        for (var size : BucketSize.values()) {
            counts(owner.bucket(size, counted.startedAt())).add(counted, times);
        }
        if (counted.endedAt() != null) {
            addProgress(owner, counted.startedAt(), Objects.requireNonNull(counted.endedAt()), times);
        }
    }

    /// A call is in progress in each second from that of its start to that of its end.
    private void addProgress(Owner owner, Instant firstSecond, Instant lastSecond, int times) {
        var after = lastSecond.plusSeconds(1);
        counts(owner.bucket(BucketSize.MINUTE, firstSecond)).addChange(firstSecond, times);
        counts(owner.bucket(BucketSize.MINUTE, after)).addChange(after, -times);
        addProgressBefore(owner, BucketSize.HOUR, firstSecond, after, times);
        addProgressBefore(owner, BucketSize.DAY, firstSecond, after, times);
    }

    private void addProgressBefore(Owner owner, BucketSize size, Instant firstSecond, Instant after, int times) {
        var start = size.startOf(firstSecond).plus(size.length());
        while (!start.isAfter(after)) {
            counts(owner.bucket(size, start)).addInProgress(times);
            start = start.plus(size.length());
        }
    }

    private Counts counts(Bucket bucket) {
        return byBucket.computeIfAbsent(bucket, _ -> new Counts());
    }
}
