package io.trunkline.cdr.callfacts.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What routing answered when the dialplan asked for an attempt. There is one for each attempt; should two be told,
/// the one that dials counts.
///
/// @param number called
/// @param from the caller's number
/// @param numberShown what the callee sees
/// @param stopCause Q.850 cause the caller is ended with, with [AnswerKind#STOP]
/// @param reason a permanent code, why nobody is dialled
/// @param previous how the attempt before ended: all that is known of one without a channel
/// @param micros how long routing took, microseconds
/// @param reference what the originator asked to be kept
public record RoutingDecision(
        int attempt,
        UUID eventId,
        Instant at,
        AnswerKind choice,
        Direction direction,
        Ids ids,
        @Nullable UUID leaseId,
        @Nullable String number,
        @Nullable String from,
        @Nullable String numberShown,
        @Nullable String dialString,
        @Nullable Integer ringSeconds,
        @Nullable Integer stopCause,
        @Nullable String reason,
        @Nullable PreviousAttempt previous,
        List<Candidate> trace,
        long micros,
        Map<String, String> reference)
        implements Fact, Mergeable<RoutingDecision> {
    private static final Comparator<RoutingDecision> PREFERENCE = Comparator.comparing(RoutingDecision::choice)
            .thenComparing(RoutingDecision::at)
            .thenComparing(RoutingDecision::eventId)
            .thenComparing(RoutingDecision::toString);

    public RoutingDecision {
        trace = List.copyOf(trace);
        reference = Map.copyOf(reference);
    }

    /// The answers there are.
    public enum AnswerKind {
        DIAL,
        OVERFLOW,
        STOP
    }

    /// How an attempt ended as the dialplan saw it.
    public record PreviousAttempt(
            int attempt, HangupCodes outcome, @Nullable String channelId) {}

    /// Somebody who could have been dialled.
    ///
    /// @param kind `client`, `carrier` or `did`
    public record Candidate(
            String kind, @Nullable UUID id, @Nullable String name, List<Check> checks, boolean chosen) {
        public Candidate {
            checks = List.copyOf(checks);
        }
    }

    /// One check with its numbers at that moment.
    public record Check(
            String name, boolean passed, @Nullable String detail) {}

    public boolean startsAttempt() {
        return choice != AnswerKind.STOP;
    }

    @Override
    public String key() {
        return "%06d".formatted(attempt);
    }

    @Override
    public RoutingDecision merge(RoutingDecision other) {
        return PREFERENCE.compare(this, other) <= 0 ? this : other;
    }
}
