package io.trunkline.routing.nodes;

import io.trunkline.events.nodes.NodeSnapshot.AppliedConfiguration;
import io.trunkline.events.nodes.NodeSnapshot.SipAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
/// @param configuration null if the bridge does not report it
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
        @Nullable Double clockOffsetMillis,
        @Nullable ConfigurationView configuration) {
    static final String REACHABLE = "reachable";
    private static final double MILLIS_PER_SECOND = 1000;

    /// The configuration that the node runs.
    ///
    /// @param pending carriers and clients of which the node does not have the latest version: it is not in
    ///     Asterisk's tables, or was written after `appliedAt`
    /// @param appliedAt when the latest change that was announced to the node was written to Asterisk's tables;
    ///     null before the first one
    /// @param reloadedAt when the node last carried out a reload; null before the first one
    /// @param missedReloads reloads that it did not carry out since it was last connected
    /// @param pendingReloads reloads that are still to be sent to it; null if its bridge does not report them
    /// @param files identifies the configuration files and the dialplan that it started with: equal on nodes with
    ///     equal files; null if it does not tell
    /// @param transports its SIP transports, such as `transport-udp`; null if its bridge does not report them
    /// @param sipAddresses where it listens for SIP; null if its bridge does not report it
    record ConfigurationView(
            long pending,
            @Nullable Instant appliedAt,
            @Nullable Instant reloadedAt,
            int missedReloads,
            @Nullable Integer pendingReloads,
            @Nullable String files,
            @Nullable List<String> transports,
            @Nullable List<SipAddressView> sipAddresses) {}

    /// Where a node listens for SIP.
    ///
    /// @param transport such as `udp`
    /// @param host an address, or that of all interfaces: `0.0.0.0` or `::`
    record SipAddressView(String transport, String host, int port) {
        static SipAddressView of(SipAddress address) {
            return new SipAddressView(address.transport(), address.host(), address.port());
        }
    }

    /// A node without its report.
    record NodeState(
            String node,
            String status,
            Instant since,
            @Nullable Instant lastSeenAt,
            long leases,
            long pending) {}

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
                report.clockOffsetMillis(),
                configuration(node, report.configuration()));
    }

    private static @Nullable ConfigurationView configuration(NodeState node, @Nullable AppliedConfiguration applied) {
        return applied == null
                ? null
                : new ConfigurationView(
                        node.pending,
                        applied.appliedAt(),
                        applied.reloadedAt(),
                        applied.missedReloads(),
                        applied.pendingReloads(),
                        applied.files(),
                        reported(applied.transports()),
                        sipAddresses(applied));
    }

    private static @Nullable List<SipAddressView> sipAddresses(AppliedConfiguration applied) {
        List<SipAddress> addresses = reported(applied.sipAddresses());
        return addresses == null
                ? null
                : addresses.stream().map(SipAddressView::of).toList();
    }

    /// Reports that earlier versions stored have none.
    private static <T> @Nullable List<T> reported(@Nullable List<T> listed) {
        return listed == null || listed.isEmpty() ? null : listed;
    }

    /// Not negative if the node's clock is ahead.
    private static double seconds(Duration uptime) {
        return Math.max(0, uptime.toMillis()) / MILLIS_PER_SECOND;
    }
}
