package io.trunkline.routing.platform;

import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.routing.*`.
///
/// @param defaultCountry ISO 3166 code of the country of calls' national numbers, and of tenants that have none
/// @param nodes systemnames of the Asterisk servers that calls may be placed on
/// @param contexts dialplan contexts that an answered placed call may enter
/// @param announcements sounds a campaign may play to a caller when no client is available; installed on each node
/// @param snapshotInterval how often each node is asked for a snapshot of its live channels
/// @param commandDeadline how long the command to place a call stays valid
/// @param questionTimeout how long a question may wait; then it is dropped, since its dialplan waits hardly longer
/// @param batchTimeout how long a batch of questions may take
/// @param callRetention how long a call is kept after its end; longer than the retention of the `call.*` topics, so
///     that no late event makes it live again
/// @param followInterval how often new events of followed calls are read
@ConfigurationProperties("trunkline.routing")
public record RoutingSettings(
        String defaultCountry,
        List<String> nodes,
        List<String> contexts,
        List<String> announcements,
        Duration snapshotInterval,
        Duration commandDeadline,
        Duration questionTimeout,
        Duration batchTimeout,
        Duration callRetention,
        Duration followInterval) {
    private static final Duration EVENT_RETENTION = Objects.requireNonNull(Topic.CALL_COMPLETED.retention());

    public RoutingSettings {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("trunkline.routing.nodes must name at least one node");
        }
        if (callRetention.compareTo(EVENT_RETENTION) <= 0) {
            throw new IllegalArgumentException(
                    "trunkline.routing.call-retention must be longer than " + EVENT_RETENTION);
        }
        nodes = List.copyOf(nodes);
        contexts = List.copyOf(contexts);
        announcements = List.copyOf(announcements);
    }
}
