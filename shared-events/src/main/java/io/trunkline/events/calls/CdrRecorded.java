package io.trunkline.events.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The record of a complete call. If facts that arrive later change the record, it is published again with a higher
/// revision. A consumer that counts calls must replace the revision it counted before.
///
/// @param revision from 1
/// @param number called number, in E.164 form where known
/// @param country ISO 3166-1 country of the called number; null when unknown
/// @param region ISO 3166-2 region of the called number, such as `US-GA`; null when unknown
/// @param ids those of the attempt that was answered, or of the last one
/// @param routedAt when routing made its first decision; null when it made none
/// @param ringingAt first ringing or early media of the attempt that was answered, or of the last one
/// @param talkSeconds from answer to end, seconds with decimals; 0 when not answered
/// @param postDialDelaySeconds from dialing to `ringingAt`, seconds with decimals; null when either is unknown
/// @param ringSeconds from `ringingAt` to the answer, or else to the attempt's end; null when either is unknown
/// @param cause Q.850 cause of the call's end
/// @param hungUpBy who ended the call; null when unknown
/// @param reason a permanent code for why no (further) attempt was made, or why an answered call was ended or not
///     connected
/// @param tags names and values that the originator or the carrier gave the call; absent when empty
/// @param connect what the order of a placed call connects the answered call to; null for a call that was not placed
///     or is put on hold
public record CdrRecorded(
        String callId,
        long revision,
        Direction direction,
        Disposition disposition,
        PartyIds ids,
        @Nullable String from,
        @Nullable String number,
        @Nullable String country,
        @Nullable String region,
        @Nullable String callerId,
        String node,
        Instant startedAt,
        @Nullable Instant routedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        double talkSeconds,
        @Nullable Double postDialDelaySeconds,
        @Nullable Double ringSeconds,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable HangupParty hungUpBy,
        @Nullable String reason,
        List<Attempt> attempts,
        Map<String, String> reference,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> tags,

        @Nullable ConnectTo connect)
        implements CallEvent {

    /// One attempt to reach a carrier or a client, or one connect leg.
    ///
    /// @param attempt         number of the attempt, from 1; null for a connect leg
    /// @param connectLeg      number of the connect leg, from 1; null for an attempt
    /// @param channelUniqueId null when no channel was created
    /// @param talkSeconds     from answer to end, seconds with decimals; null in events of earlier versions
    /// @param endpointId      the endpoint of the carrier or client in Asterisk; null when unknown
    public record Attempt(
            @Nullable Integer attempt,
            @Nullable Integer connectLeg,
            Disposition disposition,
            PartyIds ids,
            @Nullable UUID leaseId,
            @Nullable String channelUniqueId,
            @Nullable Instant startedAt,
            @Nullable Instant ringingAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Double talkSeconds,
            @Nullable Double postDialDelaySeconds,
            @Nullable Double ringSeconds,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable HangupParty hungUpBy,
            @Nullable String dialStatus,
            @Nullable String endpointId) {
        /// An attempt of which the endpoint is unknown.
        public Attempt(
                CallLeg leg,
                Disposition disposition,
                PartyIds ids,
                @Nullable UUID leaseId,
                @Nullable String channelUniqueId,
                @Nullable Instant startedAt,
                @Nullable Instant ringingAt,
                @Nullable Instant answeredAt,
                @Nullable Instant endedAt,
                @Nullable Double talkSeconds,
                @Nullable Double postDialDelaySeconds,
                @Nullable Double ringSeconds,
                @Nullable Integer cause,
                @Nullable Integer sipStatus,
                @Nullable HangupParty hungUpBy,
                @Nullable String dialStatus) {
            this(
                    leg,
                    disposition,
                    ids,
                    leaseId,
                    channelUniqueId,
                    startedAt,
                    ringingAt,
                    answeredAt,
                    endedAt,
                    talkSeconds,
                    postDialDelaySeconds,
                    ringSeconds,
                    cause,
                    sipStatus,
                    hungUpBy,
                    dialStatus,
                    null);
        }

        public Attempt(
                CallLeg leg,
                Disposition disposition,
                PartyIds ids,
                @Nullable UUID leaseId,
                @Nullable String channelUniqueId,
                @Nullable Instant startedAt,
                @Nullable Instant ringingAt,
                @Nullable Instant answeredAt,
                @Nullable Instant endedAt,
                @Nullable Double talkSeconds,
                @Nullable Double postDialDelaySeconds,
                @Nullable Double ringSeconds,
                @Nullable Integer cause,
                @Nullable Integer sipStatus,
                @Nullable HangupParty hungUpBy,
                @Nullable String dialStatus,
                @Nullable String endpointId) {
            this(
                    LegNumbers.attempt(leg),
                    LegNumbers.connectLeg(leg),
                    disposition,
                    ids,
                    leaseId,
                    channelUniqueId,
                    startedAt,
                    ringingAt,
                    answeredAt,
                    endedAt,
                    talkSeconds,
                    postDialDelaySeconds,
                    ringSeconds,
                    cause,
                    sipStatus,
                    hungUpBy,
                    dialStatus,
                    endpointId);
        }

        /// The attempt or connect leg.
        public CallLeg leg() {
            return LegNumbers.leg(attempt, connectLeg);
        }
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(ids.tenantId());
    }
}
