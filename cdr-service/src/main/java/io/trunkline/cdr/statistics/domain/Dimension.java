package io.trunkline.cdr.statistics.domain;

import io.trunkline.telephony.WireName;

/// What statistics are grouped by. By carrier, client and link, each attempt of a call counts; by anything else,
/// the call counts once.
public enum Dimension {
    CARRIER,
    CAMPAIGN,
    LINK,
    CLIENT,
    DID,
    TENANT,
    /// Of the called number, ISO 3166-1.
    COUNTRY,
    /// Of the called number, ISO 3166-2.
    REGION,
    /// Why no attempt, or no further one, was made.
    REASON,
    NODE;

    /// The name in the API and in the database, such as `carrier`.
    public String wireName() {
        return WireName.of(this);
    }

    /// Whether calls of several tenants can have the same id. Rollups of these have rows for all tenants too.
    public boolean isShared() {
        return switch (this) {
            case CARRIER, CLIENT, COUNTRY, REGION, REASON, NODE -> true;
            case CAMPAIGN, LINK, DID, TENANT -> false;
        };
    }

    /// Whether the ids are UUIDs.
    public boolean hasUuids() {
        return hasNames() || this == LINK;
    }

    /// Whether the ids are those of entities with a name. Links have none.
    public boolean hasNames() {
        return switch (this) {
            case CARRIER, CAMPAIGN, CLIENT, DID, TENANT -> true;
            case LINK, COUNTRY, REGION, REASON, NODE -> false;
        };
    }
}
