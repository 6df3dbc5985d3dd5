package io.trunkline.events.calls;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
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
/// @param ids those of the attempt that was answered, or of the last one
/// @param talkSeconds from answer to end, seconds with decimals; 0 when not answered
/// @param cause Q.850 cause of the call's end
public record CdrRecorded(
        String callId,
        long revision,
        Direction direction,
        Disposition disposition,
        PartyIds ids,
        @Nullable String from,
        @Nullable String number,
        @Nullable String callerId,
        String node,
        Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        double talkSeconds,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String reason,
        List<Attempt> attempts,
        Map<String, String> reference)
        implements CallEvent {

    /// One attempt to reach a carrier or a client, or one connect leg.
    ///
    /// @param attempt         number of the attempt, from 1; null for a connect leg
    /// @param connectLeg      number of the connect leg, from 1; null for an attempt
    /// @param channelUniqueId null when no channel was created
    public record Attempt(
            @Nullable Integer attempt,
            @Nullable Integer connectLeg,
            Disposition disposition,
            PartyIds ids,
            @Nullable UUID leaseId,
            @Nullable String channelUniqueId,
            @Nullable Instant startedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String dialStatus) {
        public Attempt(
                CallLeg leg,
                Disposition disposition,
                PartyIds ids,
                @Nullable UUID leaseId,
                @Nullable String channelUniqueId,
                @Nullable Instant startedAt,
                @Nullable Instant answeredAt,
                @Nullable Instant endedAt,
                @Nullable Integer cause,
                @Nullable Integer sipStatus,
                @Nullable String dialStatus) {
            this(
                    LegNumbers.attempt(leg),
                    LegNumbers.connectLeg(leg),
                    disposition,
                    ids,
                    leaseId,
                    channelUniqueId,
                    startedAt,
                    answeredAt,
                    endedAt,
                    cause,
                    sipStatus,
                    dialStatus);
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
