package io.trunkline.events.calls;

import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What every event of a call has in common.
///
/// @param eventId         derived from the fact's natural key, so that every observer of one fact publishes one id
/// @param occurredAt      by the node's clock, in microseconds
/// @param observedAt      by the clock of the service that observed it
/// @param node            systemname of the Asterisk server
/// @param incarnation     when that Asterisk started, to the second; null where the producer cannot know it
/// @param callId          id of the call, `<systemname>-<epoch seconds>.<suffix>`; see
///     [io.trunkline.telephony.CallId]
/// @param attempt         number of the attempt, from 1; null for the call itself and for a connect leg
/// @param connectLeg      number of the connect leg, from 1; null for the call itself and for an attempt
/// @param leaseId         the lease of the attempt
/// @param channelUniqueId Asterisk's Uniqueid of the channel
public record CallFact(
        UUID eventId,
        Instant occurredAt,
        Instant observedAt,
        String node,
        @Nullable Instant incarnation,
        String callId,
        @Nullable Integer attempt,
        @Nullable Integer connectLeg,
        @Nullable UUID leaseId,
        @Nullable String channelUniqueId,
        Source source,
        PartyIds ids) {

    public CallFact(
            UUID eventId,
            Instant occurredAt,
            Instant observedAt,
            String node,
            @Nullable Instant incarnation,
            String callId,
            CallLeg leg,
            @Nullable UUID leaseId,
            @Nullable String channelUniqueId,
            Source source,
            PartyIds ids) {
        this(
                eventId,
                occurredAt,
                observedAt,
                node,
                incarnation,
                callId,
                LegNumbers.attempt(leg),
                LegNumbers.connectLeg(leg),
                leaseId,
                channelUniqueId,
                source,
                ids);
    }

    /// The part of the call that the fact is about.
    ///
    /// @throws IllegalArgumentException when both numbers are set, or one is out of range
    public CallLeg leg() {
        return LegNumbers.leg(attempt, connectLeg);
    }

    /// Where a fact was observed.
    public enum Source {
        /// An AMI event.
        AMI,
        /// Asterisk's channel event log, which is read after a gap.
        CEL,
        /// A comparison of live channels after a gap.
        SNAPSHOT,
        /// A dialplan request.
        DIALPLAN
    }
}
