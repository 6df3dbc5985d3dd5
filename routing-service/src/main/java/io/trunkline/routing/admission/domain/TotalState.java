package io.trunkline.routing.admission.domain;

/// Where a lease's hold on totals stands. Pending counts as used.
public enum TotalState {
    PENDING,
    USED,
    RETURNED
}
