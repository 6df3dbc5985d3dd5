package io.trunkline.routing.caps.domain;

/// The kinds of entities that have limits.
public enum CapKind {
    CAMPAIGN,
    LINK,
    CLIENT,
    CARRIER,
    DID,
    TENANT
}
