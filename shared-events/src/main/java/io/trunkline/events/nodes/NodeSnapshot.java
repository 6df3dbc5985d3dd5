package io.trunkline.events.nodes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.events.Event;
import io.trunkline.events.calls.LegNumbers;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The live channels of a node.
///
/// @param commandId the command that requested it; null when the bridge publishes one by itself after it connected
/// @param requestedAt copied from the command
/// @param complete false when the list could not be read completely; then an absent channel may still be live
/// @param health null when the bridge publishes a snapshot by itself
public record NodeSnapshot(
        String node,
        Instant incarnation,
        @Nullable UUID commandId,
        @Nullable Instant requestedAt,
        Instant observedAt,
        boolean complete,
        List<LiveChannel> channels,
        @Nullable NodeHealth health)
        implements Event {

    public NodeSnapshot(
            String node,
            Instant incarnation,
            @Nullable UUID commandId,
            @Nullable Instant requestedAt,
            Instant observedAt,
            boolean complete,
            List<LiveChannel> channels) {
        this(node, incarnation, commandId, requestedAt, observedAt, complete, channels, null);
    }

    /// One live channel.
    ///
    /// @param callId from the channel's variable, otherwise its Linkedid
    /// @param attempt number of the attempt, from 1; null for the call itself and for a connect leg
    /// @param connectLeg number of the connect leg, from 1; null for the call itself and for an attempt
    public record LiveChannel(
            String uniqueId,
            String linkedId,
            String channel,
            String state,
            String callId,
            @Nullable Integer attempt,
            @Nullable Integer connectLeg,
            @Nullable UUID leaseId,
            PartyIds ids) {
        public LiveChannel(
                String uniqueId,
                String linkedId,
                String channel,
                String state,
                String callId,
                CallLeg leg,
                @Nullable UUID leaseId,
                PartyIds ids) {
            this(
                    uniqueId,
                    linkedId,
                    channel,
                    state,
                    callId,
                    LegNumbers.attempt(leg),
                    LegNumbers.connectLeg(leg),
                    leaseId,
                    ids);
        }

        /// The part of the call that the channel belongs to.
        public CallLeg leg() {
            return LegNumbers.leg(attempt, connectLeg);
        }
    }

    /// The state of the node and of its bridge's connection. Counts are those of the bridge since it started.
    ///
    /// @param asteriskVersion such as `22.10.1`
    /// @param connectedSince when the bridge connected to the node
    /// @param callsPerSecond calls that began in the last minute, divided by 60
    /// @param gaps how often the bridge may have missed events
    /// @param lostEvents events that the bridge dropped because its queue was full
    /// @param lastGapAt null without a gap
    /// @param celLagSeconds age of the oldest row of the channel event log that the bridge has not read; 0 without
    ///     one
    /// @param clockOffsetMillis how far the node's clock is ahead of the bridge's; null until it was measured
    /// @param configuration null when the bridge is of a version that does not report it
    public record NodeHealth(
            @Nullable String asteriskVersion,
            @Nullable Instant connectedSince,
            double callsPerSecond,
            long gaps,
            long lostEvents,
            @Nullable Instant lastGapAt,
            double celLagSeconds,
            @Nullable Double clockOffsetMillis,
            @Nullable AppliedConfiguration configuration) {
        public NodeHealth(
                @Nullable String asteriskVersion,
                @Nullable Instant connectedSince,
                double callsPerSecond,
                long gaps,
                long lostEvents,
                @Nullable Instant lastGapAt,
                double celLagSeconds,
                @Nullable Double clockOffsetMillis) {
            this(
                    asteriskVersion,
                    connectedSince,
                    callsPerSecond,
                    gaps,
                    lostEvents,
                    lastGapAt,
                    celLagSeconds,
                    clockOffsetMillis,
                    null);
        }
    }

    /// The configuration that the node runs.
    ///
    /// @param files identifies the configuration files and the dialplan that the node started with: equal on nodes
    ///     with equal files; null if the node does not tell
    /// @param appliedAt when the latest change of the realtime tables that was announced to the node was written;
    ///     null before the first one
    /// @param reloadedAt when the node last carried out a reload; null before the first time
    /// @param missedReloads reloads that it did not carry out since all of them were last sent, after a connect
    /// @param pendingReloads reloads that are still to be sent to it; null when the bridge does not report them
    /// @param transports its SIP transports, such as `transport-udp`; empty when the bridge does not report them
    /// @param sipAddresses where they listen; empty when the bridge does not report it
    public record AppliedConfiguration(
            @Nullable String files,
            @Nullable Instant appliedAt,
            @Nullable Instant reloadedAt,
            int missedReloads,
            @Nullable Integer pendingReloads,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> transports,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SipAddress> sipAddresses) {
        /// The configuration as a bridge of an earlier version reports it.
        public AppliedConfiguration(
                @Nullable String files, @Nullable Instant appliedAt, @Nullable Instant reloadedAt, int missedReloads) {
            this(files, appliedAt, reloadedAt, missedReloads, null, List.of(), List.of());
        }

        /// The configuration as a bridge reports it that does not know the addresses.
        public AppliedConfiguration(
                @Nullable String files,
                @Nullable Instant appliedAt,
                @Nullable Instant reloadedAt,
                int missedReloads,
                @Nullable Integer pendingReloads,
                List<String> transports) {
            this(files, appliedAt, reloadedAt, missedReloads, pendingReloads, transports, List.of());
        }
    }

    /// Where a node listens for SIP.
    ///
    /// @param transport such as `udp`
    /// @param host an address, or that of all interfaces: `0.0.0.0` or `::`
    public record SipAddress(String transport, String host, int port) {}

    @Override
    public String key() {
        return node;
    }
}
