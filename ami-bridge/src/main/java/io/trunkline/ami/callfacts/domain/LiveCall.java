package io.trunkline.ami.callfacts.domain;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One live call: all channels with one Linkedid.
final class LiveCall {

    private final String linkedId;
    private final @Nullable Instant startedAt;
    private final Set<String> liveChannelIds = new HashSet<>();
    private final Set<CallLeg> dialedLegs = new HashSet<>();
    private ChannelVariables variables = ChannelVariables.NONE;
    private int dialedChannelCount;
    private @Nullable Instant answeredAt;
    private @Nullable Instant lastEndedAt;
    private @Nullable Integer cause;
    private @Nullable Integer sipStatus;
    private FactSource endSource = FactSource.SNAPSHOT;

    LiveCall(String linkedId, @Nullable Instant startedAt) {
        this.linkedId = linkedId;
        this.startedAt = startedAt;
    }

    /// The call id that the dialplan set, else the Linkedid, which is the same for calls that routing has seen.
    String callId() {
        String assigned = variables.callId();
        return assigned != null ? assigned : linkedId;
    }

    String linkedId() {
        return linkedId;
    }

    ChannelVariables variables() {
        return variables;
    }

    boolean isEmpty() {
        return liveChannelIds.isEmpty();
    }

    void add(TrackedChannel channel) {
        liveChannelIds.add(channel.channel().uniqueId());
        update(channel.variables());
    }

    void update(ChannelVariables latest) {
        variables = latest.withoutAttempt().fillGapsFrom(variables);
    }

    void countDialed(CallLeg leg) {
        dialedChannelCount++;
        dialedLegs.add(leg);
    }

    boolean hasDialed(CallLeg leg) {
        return dialedLegs.contains(leg);
    }

    void markAnswered(Instant at) {
        if (answeredAt == null) {
            answeredAt = at;
        }
    }

    void channelEnded(TrackedChannel channel, ChannelEnd end) {
        liveChannelIds.remove(channel.channel().uniqueId());
        lastEndedAt = end.at();
        endSource = end.source();
        if (channel.channel().isFirstOfCall() || cause == null) {
            cause = end.cause();
            sipStatus = end.sipStatus();
        }
    }

    Fact completedFact(Instant now) {
        var summary = new Fact.Summary(startedAt, answeredAt, cause, sipStatus, dialedChannelCount);
        Instant at = lastEndedAt != null ? lastEndedAt : now;
        return new Fact(FactKind.COMPLETED, at, endSource, callId(), linkedId, variables, Fact.Details.NONE, summary);
    }

    /// The end of a channel.
    ///
    /// @param cause Q.850; null when the end was not observed
    /// @param by null when the node does not report it
    record ChannelEnd(
            Instant at,
            FactSource source,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable ChannelEnder by) {}
}
