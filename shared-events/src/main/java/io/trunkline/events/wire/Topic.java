package io.trunkline.events.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All topics with their settings. The broker does not create topics automatically.
public enum Topic {
    CARRIER_CHANGED("carrier.changed", 12, null),
    CLIENT_CHANGED("client.changed", 12, null),
    TENANT_CHANGED("tenant.changed", 12, null),
    ACCESS_CHANGED("access.changed", 12, null),
    CAMPAIGN_CHANGED("campaign.changed", 12, null),
    DID_CHANGED("did.changed", 12, null),
    DIALPLAN_CHANGED("dialplan.changed", 12, null),
    ENDPOINT_STATUS("endpoint.status", 12, null),
    REALTIME_APPLIED("realtime.applied", 12, null),
    CALL_ROUTED("call.routed", 24, Duration.ofDays(7)),
    CALL_PROGRESS("call.progress", 24, Duration.ofDays(7)),
    CALL_COMPLETED("call.completed", 24, Duration.ofDays(7)),
    CDR_RECORDED("cdr.recorded", 24, Duration.ofDays(30)),
    NODE_COMMAND("node.command", 12, Duration.ofHours(1)),
    NODE_SNAPSHOT("node.snapshot", 12, Duration.ofHours(1)),
    ENDPOINT_TESTED("endpoint.tested", 12, Duration.ofHours(1)),
    ALERT_RAISED("alert.raised", 12, Duration.ofDays(30));

    private final String topicName;
    private final int partitions;
    private final @Nullable Duration retention;

    Topic(String topicName, int partitions, @Nullable Duration retention) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
    }

    /// The name in Kafka.
    public String topicName() {
        return topicName;
    }

    public static Optional<Topic> byName(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    /// Whether the key of a record is the id of a call.
    public boolean isKeyedByCall() {
        return switch (this) {
            case CALL_ROUTED, CALL_PROGRESS, CALL_COMPLETED, CDR_RECORDED -> true;
            default -> false;
        };
    }

    /// The number of partitions, which never changes: another number would move keys to other partitions and lose
    /// their order.
    public int partitions() {
        return partitions;
    }

    /// How long records are kept; null for a compacted topic, which keeps the last record of each key.
    public @Nullable Duration retention() {
        return retention;
    }

    /// Whether only the last record of each key is kept.
    public boolean isCompacted() {
        return retention == null;
    }
}
