package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import io.trunkline.events.calls.LegNumbers;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The channels that live on a node.
///
/// @param commandId the question this answers, null when the bridge says it on its own (after a connect)
/// @param requestedAt given back from the question
/// @param complete false when the list could not be read to its end: then nothing may be concluded from absence
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
    /// @param callId from the channel's own variable, else its Linkedid
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
