package io.trunkline.routing.leases.domain;

/// Where a lease's hold on totals stands. Pending counts as used.
public enum Total {
    PENDING,
    USED,
    RETURNED
}
