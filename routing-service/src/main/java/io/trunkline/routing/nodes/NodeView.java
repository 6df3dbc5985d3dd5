package io.trunkline.routing.nodes;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A node as the API returns it. What its bridge reports is null until the first snapshot, and stays as it was last
/// reported while the node is unreachable.
///
/// @param status `reachable`, `unreachable`, or `unknown` until it answers for the first time
/// @param since since when it has this status
/// @param lastSeenAt time of the latest snapshot request that it answered
/// @param leases held by its calls
/// @param startedAt when Asterisk started
/// @param uptimeSeconds null while the node is not reachable
/// @param connectedSince when the bridge that answered connected to the node
/// @param callsPerSecond calls that began in the minute before the snapshot, divided by 60
/// @param gaps how often that bridge may have missed events since it started
/// @param lostEvents events that it dropped because its queue was full
/// @param celLagSeconds age of the oldest row of the channel event log that was not read; 0 without one
/// @param clockOffsetMillis how far the node's clock is ahead of the bridge's
record NodeView(
        String node,
        String status,
        Instant since,
        @Nullable Instant lastSeenAt,
        long leases,
        @Nullable Instant startedAt,
        @Nullable Double uptimeSeconds,
        @Nullable String asteriskVersion,
        @Nullable Integer channels,
        @Nullable Integer calls,
        @Nullable Double callsPerSecond,
        @Nullable Instant connectedSince,
        @Nullable Long gaps,
        @Nullable Long lostEvents,
        @Nullable Instant lastGapAt,
        @Nullable Double celLagSeconds,
        @Nullable Double clockOffsetMillis) {
    static final String REACHABLE = "reachable";
    private static final double MILLIS_PER_SECOND = 1000;

    /// A node without its report.
    record NodeState(
            String node,
            String status,
            Instant since,
            @Nullable Instant lastSeenAt,
            long leases) {}

    static NodeView of(NodeState node, @Nullable NodeReport report, Instant now) {
        if (report == null) {
            return new NodeView(
                    node.node,
                    node.status,
                    node.since,
                    node.lastSeenAt,
                    node.leases,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return new NodeView(
                node.node,
                node.status,
                node.since,
                node.lastSeenAt,
                node.leases,
                report.startedAt(),
                node.status.equals(REACHABLE) ? seconds(Duration.between(report.startedAt(), now)) : null,
                report.asteriskVersion(),
                report.channels(),
                report.calls(),
                report.callsPerSecond(),
                report.connectedSince(),
                report.gaps(),
                report.lostEvents(),
                report.lastGapAt(),
                report.celLagSeconds(),
                report.clockOffsetMillis());
    }

    /// Not negative if the node's clock is ahead.
    private static double seconds(Duration uptime) {
        return Math.max(0, uptime.toMillis()) / MILLIS_PER_SECOND;
    }
}
