package io.trunkline.routing.admission.domain;

/// Whether a lease counts towards totals. A pending one counts.
public enum TotalState {
    PENDING,
    USED,
    RETURNED
}
