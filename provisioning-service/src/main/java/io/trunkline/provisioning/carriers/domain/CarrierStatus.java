package io.trunkline.provisioning.carriers.domain;

/// The status that an operator sets. The API also shows `error`, which is observed, instead of `active`.
public enum CarrierStatus {
    ACTIVE,
    INACTIVE,
    MAINTENANCE
}
