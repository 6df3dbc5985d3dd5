package io.trunkline.realtime.ararows.domain.table;

/// The realtime tables that this service writes. `ps_contacts` is not one of them, since Asterisk writes it.
public enum AraTable {
    ENDPOINTS("ps_endpoints", ChangedPart.ENDPOINT),
    AORS("ps_aors", ChangedPart.AOR),
    AUTHS("ps_auths", ChangedPart.AUTH),
    IDENTIFIES("ps_endpoint_id_ips", ChangedPart.IDENTIFY),
    REGISTRATIONS("ps_registrations", ChangedPart.REGISTRATION),
    EXTENSIONS("extensions", ChangedPart.DIALPLAN);

    private final String tableName;
    private final ChangedPart part;

    AraTable(String tableName, ChangedPart part) {
        this.tableName = tableName;
        this.part = part;
    }

    public String tableName() {
        return tableName;
    }

    /// The part of Asterisk that a changed row of this table affects.
    public ChangedPart part() {
        return part;
    }

    /// @throws IllegalArgumentException when there is no such table
    public static AraTable forTableName(String tableName) {
        for (AraTable table : values()) {
            if (table.tableName.equals(tableName)) {
                return table;
            }
        }
        throw new IllegalArgumentException("not a realtime table: " + tableName);
    }
}
