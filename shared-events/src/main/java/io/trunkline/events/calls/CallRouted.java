package io.trunkline.events.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision of routing: which carrier or client to dial, or why to stop. Published for every dialplan request
/// that was answered, and, about the call itself, when a call is canceled or hung up over the API.
///
/// @param number called number, in E.164 form where it could be read, otherwise the digits as dialed
/// @param from the caller's number, digits with an optional plus sign; null for a caller who withholds it
/// @param callerId the caller ID that the callee sees; null for that of the incoming call
/// @param dialString with `DIAL` and `OVERFLOW`
/// @param ringTimeoutSeconds with `DIAL` and `OVERFLOW`, 1 to 600
/// @param stopCause with `STOP`, the Q.850 cause with which the caller is hung up
/// @param reason with `STOP`, a permanent code such as `no-active-campaign`
/// @param previous how the attempt before ended; null for the first one
/// @param tookMillis how long the decision took, milliseconds with decimals
/// @param reference what the originator of an outbound call asked to keep with the record
/// @param tags names and values that the originator or the carrier gave the call; absent when empty
/// @param assertedFrom the number that the carrier asserts for a caller who withholds it, for the staff of the
///     platform only
/// @param connect what the order of a placed call connects the answered call to; null for a call that was not placed
///     or is put on hold
public record CallRouted(
        CallFact fact,
        Direction direction,
        AnswerKind answer,
        @Nullable String number,
        @Nullable String from,
        @Nullable String callerId,
        @Nullable String dialString,
        @Nullable Integer ringTimeoutSeconds,
        @Nullable Integer stopCause,
        @Nullable String reason,
        @Nullable PreviousAttempt previous,
        List<Candidate> trace,
        double tookMillis,
        Map<String, String> reference,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> tags,

        @Nullable String assertedFrom,
        @Nullable ConnectTo connect)
        implements CallEvent {

    /// A call whose caller does not withhold the number, and that is connected to nothing.
    public CallRouted(
            CallFact fact,
            Direction direction,
            AnswerKind answer,
            @Nullable String number,
            @Nullable String from,
            @Nullable String callerId,
            @Nullable String dialString,
            @Nullable Integer ringTimeoutSeconds,
            @Nullable Integer stopCause,
            @Nullable String reason,
            @Nullable PreviousAttempt previous,
            List<Candidate> trace,
            double tookMillis,
            Map<String, String> reference,
            Map<String, String> tags) {
        this(
                fact,
                direction,
                answer,
                number,
                from,
                callerId,
                dialString,
                ringTimeoutSeconds,
                stopCause,
                reason,
                previous,
                trace,
                tookMillis,
                reference,
                tags,
                null,
                null);
    }

    /// The kinds of answers to a dialplan request.
    public enum AnswerKind {
        DIAL,
        OVERFLOW,
        STOP
    }

    /// How an attempt ended, as the dialplan reported it.
    ///
    /// @param attempt number of the attempt, from 1; null for a connect leg
    /// @param connectLeg number of the connect leg, from 1; null for an attempt
    /// @param dialStatus Asterisk's DIALSTATUS, such as `BUSY`
    /// @param cause Q.850 cause, 0 to 127
    /// @param sipStatus of the dialed channel, 100 to 699; null without a SIP response
    public record PreviousAttempt(
            @Nullable Integer attempt,
            @Nullable Integer connectLeg,
            @Nullable String dialStatus,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String channelUniqueId) {
        public PreviousAttempt(
                CallLeg leg,
                @Nullable String dialStatus,
                @Nullable Integer cause,
                @Nullable Integer sipStatus,
                @Nullable String channelUniqueId) {
            this(LegNumbers.attempt(leg), LegNumbers.connectLeg(leg), dialStatus, cause, sipStatus, channelUniqueId);
        }

        /// The attempt or connect leg that ended.
        public CallLeg leg() {
            return LegNumbers.leg(attempt, connectLeg);
        }
    }

    /// A candidate that routing considered, with its checks in order.
    ///
    /// @param kind `number`, `tenant`, `caller`, `campaign`, `client`, `overflow`, `carrier`, …; more may be added
    public record Candidate(
            String kind, @Nullable UUID id, @Nullable String name, List<Check> checks, boolean chosen) {}

    /// One check of a candidate.
    ///
    /// @param detail the values compared, such as `3 of 20`
    public record Check(
            String name, boolean passed, @Nullable String detail) {}

    @Override
    public String callId() {
        return fact.callId();
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(fact.ids().tenantId());
    }
}
