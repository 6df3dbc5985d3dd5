package io.trunkline.routing.caps.domain;

/// What can be limited.
public enum CapKind {
    CAMPAIGN,
    LINK,
    CARRIER,
    DID,
    TENANT
}
