package io.trunkline.cdr.callfacts.domain;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What routing answered for an attempt. There is one decision for each attempt; of two, the one that dials
/// is kept.
///
/// @param number called number
/// @param from caller's number; null for a caller who withholds it
/// @param callerId the caller ID that the callee sees
/// @param ringTimeoutSeconds with an answer that dials
/// @param stopCause with [AnswerKind#STOP], the Q.850 cause with which the caller is hung up
/// @param reason with [AnswerKind#STOP], a permanent code
/// @param previous how the attempt before ended; for an attempt without a channel nothing else is known
/// @param tookMillis how long the decision took, milliseconds
/// @param reference what the originator asked to keep with the record
/// @param tags names and values that the originator or the carrier gave the call
/// @param assertedFrom the number that the carrier asserts for a caller who withholds it
/// @param connect of a placed call, what the answered call is connected to; null if it is put on hold
public record RoutingDecision(
        CallLeg leg,
        UUID eventId,
        Instant at,
        AnswerKind answer,
        Direction direction,
        Parties parties,
        @Nullable LeaseId leaseId,
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
        Map<String, String> tags,
        @Nullable String assertedFrom,
        @Nullable ConnectTarget connect)
        implements Fact, Mergeable<RoutingDecision> {
    private static final Comparator<RoutingDecision> PREFERENCE = Comparator.comparing(RoutingDecision::answer)
            .thenComparing(RoutingDecision::at)
            .thenComparing(RoutingDecision::eventId)
            .thenComparing(RoutingDecision::toString);

    public RoutingDecision {
        trace = List.copyOf(trace);
        reference = Map.copyOf(reference);
        // facts that were stored by an earlier version have none
        tags = Map.copyOf(Objects.requireNonNullElse(tags, Map.of()));
    }

    /// The kinds of answers. The order is that of preference when two decisions for one attempt are reported.
    public enum AnswerKind {
        DIAL,
        OVERFLOW,
        STOP
    }

    /// How the attempt before ended, as the dialplan reported it.
    public record PreviousAttempt(
            CallLeg leg, AttemptEnd end, @Nullable String channelId) {}

    /// A candidate that routing considered.
    ///
    /// @param kind such as `client`, `carrier` or `did`
    public record Candidate(
            String kind, @Nullable UUID id, @Nullable String name, List<Check> checks, boolean chosen) {
        public Candidate {
            checks = List.copyOf(checks);
        }

        /// Whether it is a carrier that is not offered to the tenant of the call.
        public boolean isCarrierNotOffered() {
            return checks.stream().anyMatch(check -> check.name().equals("carrier.offered") && !check.passed());
        }
    }

    /// One check of a candidate.
    ///
    /// @param detail the values compared, such as `3 of 20`
    public record Check(
            String name, boolean passed, @Nullable String detail) {}

    /// Whether the answer is to dial.
    public boolean startsAttempt() {
        return answer != AnswerKind.STOP;
    }

    @Override
    public String key() {
        return "%06d".formatted(leg.code());
    }

    @Override
    public RoutingDecision merge(RoutingDecision other) {
        return PREFERENCE.compare(this, other) <= 0 ? this : other;
    }
}
