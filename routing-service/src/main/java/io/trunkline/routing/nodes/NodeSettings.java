package io.trunkline.routing.nodes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.routing.*` about nodes.
///
/// @param snapshotInterval how often each node is asked for a snapshot of its live channels
/// @param nodeUnreachableAfter a node without an answer for this long is unreachable; several snapshot intervals
@ConfigurationProperties("trunkline.routing")
record NodeSettings(Duration snapshotInterval, Duration nodeUnreachableAfter) {
    NodeSettings {
        if (nodeUnreachableAfter.compareTo(snapshotInterval) <= 0) {
            throw new IllegalArgumentException(
                    "trunkline.routing.node-unreachable-after must be longer than snapshot-interval, "
                            + snapshotInterval);
        }
    }
}
