package io.trunkline.ami.callfacts.domain;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A step of a call.
///
/// @param occurredAt by the node's clock
/// @param uniqueId the channel it is about
/// @param variables whose call it is
/// @param details what else was seen
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

    /// What can be seen at a step, each field null where it cannot.
    ///
    /// @param cause Q.850
    /// @param dialStatus Asterisk's word for how a Dial ended
    /// @param reason why a call was not originated
    public record Details(
            @Nullable String channel,
            @Nullable String endpoint,
            @Nullable String calledNumber,
            @Nullable String callerNumber,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String dialStatus,
            @Nullable String reason) {

        /// Nothing seen.
        public static final Details NONE = new Details(null, null, null, null, null, null, null, null);

        /// Only why a call was not originated.
        public static Details reason(String reason) {
            return new Details(null, null, null, null, null, null, null, reason);
        }

        /// With how it ended.
        public Details withEnd(@Nullable Integer cause, @Nullable Integer sipStatus, @Nullable String dialStatus) {
            return new Details(channel, endpoint, calledNumber, callerNumber, cause, sipStatus, dialStatus, reason);
        }
    }

    /// A call as a whole.
    ///
    /// @param attempts dialled channels seen
    public record Summary(
            @Nullable Instant startedAt,
            @Nullable Instant answeredAt,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            int attempts) {}

    /// The natural key within a node: the same step seen twice has the same.
    public FactKey key() {
        return new FactKey(uniqueId, kind);
    }

    /// How much a fact tells next to another of the same key: a richer one may be said after a poorer one. A call's
    /// end at which AMI saw no answer tells less than the channel event log's, which knows of every answer.
    public int detailRank() {
        boolean sawNoAnswer = summary != null && source == FactSource.AMI && summary.answeredAt() == null;
        return sawNoAnswer ? FactSource.SNAPSHOT.ordinal() : source.ordinal();
    }

    /// The call as a whole, when this is its end.
    public Summary requireSummary() {
        return Objects.requireNonNull(summary, "only a completed call has a summary");
    }

    /// @param uniqueId the call's id for what is about the call as a whole
    public record FactKey(String uniqueId, FactKind kind) {}
}
