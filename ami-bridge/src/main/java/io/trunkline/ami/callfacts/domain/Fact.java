package io.trunkline.ami.callfacts.domain;

import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A fact of a call: one step of it, as observed at a node.
///
/// @param occurredAt by the node's clock
/// @param uniqueId of the channel that it is about; the call's id where it is about the call as a whole
/// @param variables the parties of the call or the attempt
/// @param summary with [FactKind#COMPLETED] only
public record Fact(
        FactKind kind,
        Instant occurredAt,
        FactSource source,
        String callId,
        String uniqueId,
        ChannelVariables variables,
        Details details,
        @Nullable Summary summary) {

    /// The details of a step. Each is null where the source does not have it.
    ///
    /// @param cause Q.850
    /// @param endedBy which side of the channel ended it
    /// @param dialStatus DIALSTATUS, such as `BUSY`
    /// @param reason why a call was not originated
    /// @param reasonHeaders of the response that refused the attempt; empty when unknown
    public record Details(
            @Nullable String channel,
            @Nullable String endpoint,
            @Nullable String calledNumber,
            @Nullable String callerNumber,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable ChannelEnder endedBy,
            @Nullable String dialStatus,
            @Nullable String reason,
            List<String> reasonHeaders) {

        /// No details.
        public static final Details NONE = ofChannel(null, null, null, null);

        /// What a channel shows while it lives.
        public static Details ofChannel(
                @Nullable String channel,
                @Nullable String endpoint,
                @Nullable String calledNumber,
                @Nullable String callerNumber) {
            return new Details(channel, endpoint, calledNumber, callerNumber, null, null, null, null, null, List.of());
        }

        /// The details of a call that was not originated.
        public static Details notOriginated(String reason) {
            return new Details(null, null, null, null, null, null, null, null, reason, List.of());
        }

        /// A copy with the end as it is recorded, see [AttemptEnd#recorded()].
        public Details withEnd(AttemptEnd end, @Nullable ChannelEnder by) {
            AttemptEnd recorded = end.recorded();
            return new Details(
                    channel,
                    endpoint,
                    calledNumber,
                    callerNumber,
                    recorded.cause(),
                    recorded.sipStatus(),
                    by,
                    recorded.dialStatus(),
                    reason,
                    reasonHeaders);
        }

        Details withReasonHeaders(List<String> headers) {
            return new Details(
                    channel,
                    endpoint,
                    calledNumber,
                    callerNumber,
                    cause,
                    sipStatus,
                    endedBy,
                    dialStatus,
                    reason,
                    headers);
        }
    }

    /// A call as a whole.
    ///
    /// @param attempts number of dialed channels that were observed
    public record Summary(
            @Nullable Instant startedAt,
            @Nullable Instant answeredAt,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            int attempts) {}

    /// A copy with the Reason headers of the response that refused the attempt.
    public Fact withReasonHeaders(List<String> headers) {
        return new Fact(
                kind, occurredAt, source, callId, uniqueId, variables, details.withReasonHeaders(headers), summary);
    }

    /// The natural key within a node: the same step observed twice has the same key.
    public FactKey key() {
        return new FactKey(uniqueId, kind);
    }

    /// Ranks facts with the same key by their detail: a fact is published again when one with a higher rank
    /// arrives. The end of a call without an answer ranks lower from AMI than from the channel event log, since AMI
    /// may have missed the answer.
    public int detailRank() {
        boolean mayHaveMissedAnswer = summary != null && source == FactSource.AMI && summary.answeredAt() == null;
        return mayHaveMissedAnswer ? FactSource.SNAPSHOT.ordinal() : source.ordinal();
    }

    /// The summary of a completed call.
    ///
    /// @throws NullPointerException for any other kind
    public Summary requireSummary() {
        return Objects.requireNonNull(summary, "only a completed call has a summary");
    }

    /// @param uniqueId of the channel, or the call's id
    public record FactKey(String uniqueId, FactKind kind) {}
}
