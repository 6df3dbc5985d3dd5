package io.trunkline.events.nodes;

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
public record NodeSnapshot(
        String node,
        Instant incarnation,
        @Nullable UUID commandId,
        @Nullable Instant requestedAt,
        Instant observedAt,
        boolean complete,
        List<LiveChannel> channels)
        implements Event {

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

    @Override
    public String key() {
        return node;
    }
}
