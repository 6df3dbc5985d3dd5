package io.trunkline.events.wire;

import java.util.Set;

/// Which services publish to a topic and which consume it. A broker with access control needs to allow this and no
/// more; docs/events has the same on the page of each topic.
///
/// @param publishers names of services
/// @param consumers names of services
public record TopicAccess(Set<String> publishers, Set<String> consumers) {
    private static final String PROVISIONING = "provisioning-service";
    private static final String DID = "did-service";
    private static final String ROUTING = "routing-service";
    private static final String CDR = "cdr-service";
    private static final String BRIDGE = "ami-bridge";
    private static final String REALTIME = "realtime-writer";

    public static TopicAccess of(Topic topic) {
        return switch (topic) {
            case CARRIER_CHANGED, CLIENT_CHANGED -> publishedBy(PROVISIONING).consumedBy(REALTIME, ROUTING, CDR);
            case TENANT_CHANGED -> publishedBy(PROVISIONING).consumedBy(DID, ROUTING, CDR);
            case ACCESS_CHANGED -> publishedBy(PROVISIONING).consumedBy(DID, ROUTING, CDR, BRIDGE, REALTIME);
            case DIALPLAN_CHANGED -> publishedBy(PROVISIONING).consumedBy(REALTIME);
            case CAMPAIGN_CHANGED -> publishedBy(ROUTING).consumedBy(PROVISIONING, DID, CDR);
            case DID_CHANGED -> publishedBy(DID).consumedBy(ROUTING, CDR, PROVISIONING);
            case ENDPOINT_STATUS -> publishedBy(BRIDGE).consumedBy(PROVISIONING, ROUTING);
            case REALTIME_APPLIED -> publishedBy(REALTIME).consumedBy(BRIDGE, PROVISIONING, ROUTING);
            case CALL_ROUTED -> publishedBy(ROUTING).consumedBy(CDR, ROUTING);
            case CALL_PROGRESS, CALL_COMPLETED -> publishedBy(BRIDGE).consumedBy(CDR, ROUTING);
            case CDR_RECORDED -> publishedBy(CDR).consumedBy(PROVISIONING, DID);
            case NODE_COMMAND -> publishedBy(ROUTING, PROVISIONING).consumedBy(BRIDGE);
            case NODE_SNAPSHOT -> publishedBy(BRIDGE).consumedBy(ROUTING, PROVISIONING, REALTIME);
            case ENDPOINT_TESTED -> publishedBy(BRIDGE).consumedBy(PROVISIONING);
            case ALERT_RAISED -> publishedBy(ROUTING, BRIDGE, REALTIME).consumedBy(CDR);
        };
    }

    private static TopicAccess publishedBy(String... services) {
        return new TopicAccess(Set.of(services), Set.of());
    }

    private TopicAccess consumedBy(String... services) {
        return new TopicAccess(publishers, Set.of(services));
    }
}
