package io.trunkline.provisioning.clients.domain;

/// The status that an operator sets.
public enum ClientStatus {
    ACTIVE,
    INACTIVE
}
