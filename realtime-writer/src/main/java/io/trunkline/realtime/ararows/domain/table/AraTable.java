package io.trunkline.realtime.projection.domain;

/// The realtime tables that this service writes. `ps_contacts` is missing on purpose: it is Asterisk's own.
public enum AraTable {
    ENDPOINTS("ps_endpoints", Part.ENDPOINT),
    AORS("ps_aors", Part.AOR),
    AUTHS("ps_auths", Part.AUTH),
    IDENTIFIES("ps_endpoint_id_ips", Part.IDENTIFY),
    REGISTRATIONS("ps_registrations", Part.REGISTRATION),
    EXTENSIONS("extensions", Part.DIALPLAN);

    private final String tableName;
    private final Part part;

    AraTable(String tableName, Part part) {
        this.tableName = tableName;
        this.part = part;
    }

    /// The name in the database.
    public String tableName() {
        return tableName;
    }

    /// The part of Asterisk that any changed row of this table concerns.
    public Part part() {
        return part;
    }

    /// @throws IllegalArgumentException when no table of ours has that name
    public static AraTable named(String tableName) {
        for (AraTable table : values()) {
            if (table.tableName.equals(tableName)) {
                return table;
            }
        }
        throw new IllegalArgumentException("not a realtime table: " + tableName);
    }
}
