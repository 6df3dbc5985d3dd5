package io.trunkline.events.calls;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One decision of routing: whom an attempt of a call goes to, or why to nobody. Said for every question answered.
///
/// @param number called, E.164 where it could be normalised, else the digits as dialled
/// @param from the caller's number, digits with an optional plus
/// @param callerId what the callee sees; null leaves what came in
/// @param dialString set with `DIAL` and `OVERFLOW`
/// @param ringTimeoutSeconds set with `DIAL` and `OVERFLOW`, 1 to 600
/// @param stopCause Q.850 cause the caller is ended with, set with `STOP`
/// @param reason why not dialled, a permanent code such as `no-active-campaign`
/// @param previous how the attempt before this one ended, where there was one
/// @param tookMillis how long routing took, milliseconds with decimals
/// @param reference what the originator of an outbound call asked to be kept with the record
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
        Map<String, String> reference)
        implements CallEvent {

    /// The three answers that a dialplan can get.
    public enum AnswerKind {
        DIAL,
        OVERFLOW,
        STOP
    }

    /// How an attempt ended as the dialplan saw it.
    ///
    /// @param attempt number of the attempt, from 1; null for a connect leg
    /// @param connectLeg number of the connect leg, from 1; null for an attempt
    /// @param dialStatus Asterisk's DIALSTATUS, such as `BUSY`
    /// @param cause Q.850 cause, 0 to 127
    /// @param sipStatus of the dialled channel, 100 to 699; null where no SIP answer was seen
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

    /// Somebody who could have been dialled, and what was looked at, in order.
    ///
    /// @param kind `number`, `tenant`, `caller`, `campaign`, `client`, `overflow`, `carrier`, …; more may come
    public record Candidate(
            String kind, @Nullable UUID id, @Nullable String name, List<Check> checks, boolean chosen) {}

    /// One check with its numbers at that moment.
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
