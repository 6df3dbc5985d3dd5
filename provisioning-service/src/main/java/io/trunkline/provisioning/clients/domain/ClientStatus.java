package io.trunkline.provisioning.clients.domain;

/// What an operator decided.
public enum ClientStatus {
    ACTIVE,
    INACTIVE
}
