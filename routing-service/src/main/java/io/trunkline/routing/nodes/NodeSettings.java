package io.trunkline.routing.nodes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The part of `trunkline.routing.*` that is about nodes.
///
/// @param snapshotEvery   how often each node is asked which calls live
/// @param nodeSilentAfter without an answer for so long a node counts as unreachable; some rounds of questions
@ConfigurationProperties("trunkline.routing")
record NodeSettings(Duration snapshotEvery, Duration nodeSilentAfter) {
    NodeSettings {
        if (nodeSilentAfter.compareTo(snapshotEvery) <= 0) {
            throw new IllegalArgumentException(
                    "trunkline.routing.node-silent-after is not longer than snapshot-every, " + snapshotEvery);
        }
    }
}
