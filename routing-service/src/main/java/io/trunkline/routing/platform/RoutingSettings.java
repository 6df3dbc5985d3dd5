package io.trunkline.routing.platform;

import io.trunkline.events.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `trunkline.routing.*`.
///
/// @param defaultRegion    ISO 3166 code of the country that numbers without a country code are of
/// @param nodes            systemnames of the Asterisk servers that calls may be placed on
/// @param contexts         dialplan contexts that the answered leg of a placed call may join
/// @param announcements    sounds that a caller may be let hear whom nobody can take; each node has them
/// @param snapshotEvery    how often each node is asked which calls live
/// @param commandDeadline  how long an order to place a call is good for
/// @param callsKept        how long a call is remembered after its end; longer than call.* topics keep what is said
///     of it, so that no late fact makes it live again
/// @param questionBudget   how long a question may wait before it is dropped; its asker waits hardly longer
/// @param batchLimit       how long a batch of questions may take
/// @param followEvery      how often what is new of followed calls is read
/// @param forgetEvery      how often old rows are deleted; a round takes no longer
@ConfigurationProperties("trunkline.routing")
public record RoutingSettings(
        String defaultRegion,
        List<String> nodes,
        List<String> contexts,
        List<String> announcements,
        Duration snapshotEvery,
        Duration commandDeadline,
        Duration questionBudget,
        Duration batchLimit,
        Duration callsKept,
        Duration followEvery,
        Duration forgetEvery) {
    private static final Duration EVENT_RETENTION = Objects.requireNonNull(Topic.CALL_COMPLETED.retention());

    public RoutingSettings {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("trunkline.routing.nodes names no node");
        }
        if (callsKept.compareTo(EVENT_RETENTION) <= 0) {
            throw new IllegalArgumentException("trunkline.routing.calls-kept is not longer than " + EVENT_RETENTION);
        }
        nodes = List.copyOf(nodes);
        contexts = List.copyOf(contexts);
        announcements = List.copyOf(announcements);
    }
}
