package io.trunkline.routing.nodes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.NodeSnapshot.AppliedConfiguration;
import io.trunkline.events.nodes.NodeSnapshot.LiveChannel;
import io.trunkline.events.nodes.NodeSnapshot.NodeHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a snapshot reports of its node. It is stored as JSON, which a replica of a later version may have written
/// with more fields. All but the first three are null if the bridge does not report them.
///
/// @param startedAt when Asterisk started
@JsonIgnoreProperties(ignoreUnknown = true)
record NodeReport(
        Instant startedAt,
        int channels,
        int calls,
        @Nullable Double callsPerSecond,
        @Nullable String asteriskVersion,
        @Nullable Instant connectedSince,
        @Nullable Long gaps,
        @Nullable Long lostEvents,
        @Nullable Instant lastGapAt,
        @Nullable Double celLagSeconds,
        @Nullable Double clockOffsetMillis,
        @Nullable AppliedConfiguration configuration) {
    static NodeReport of(NodeSnapshot snapshot) {
        int channels = snapshot.channels().size();
        int calls = Math.toIntExact(
                snapshot.channels().stream().map(LiveChannel::callId).distinct().count());
        NodeHealth health = snapshot.health();
        if (health == null) {
            return new NodeReport(
                    snapshot.incarnation(), channels, calls, null, null, null, null, null, null, null, null, null);
        }
        return new NodeReport(
                snapshot.incarnation(),
                channels,
                calls,
                health.callsPerSecond(),
                health.asteriskVersion(),
                health.connectedSince(),
                health.gaps(),
                health.lostEvents(),
                health.lastGapAt(),
                health.celLagSeconds(),
                health.clockOffsetMillis(),
                health.configuration());
    }
}
