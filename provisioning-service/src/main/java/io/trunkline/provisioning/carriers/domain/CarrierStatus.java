package io.trunkline.provisioning.carriers.domain;

/// What an operator decided. `error` is not among them: it is observed, and shown instead of `active`.
public enum CarrierStatus {
    ACTIVE,
    INACTIVE,
    MAINTENANCE
}
